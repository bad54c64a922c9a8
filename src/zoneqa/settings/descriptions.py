"""What each setting sets, as the help and the documentation say it."""

from __future__ import annotations

from collections.abc import Mapping

DESCRIPTIONS: Mapping[str, str] = {
    "corpus": "folder of articles, one file, or a .jsonl",
    "corpora": "folder of what is uploaded to other collections, a folder for each",
    "index": "folder of the index",
    "aliases": "file of your own names for zones",
    "cache": "folder for built models; else the user's cache",
    "embedder": "a sentence-transformers folder or hub name; else the packaged model",
    "threads": "threads of a model; else all cores",
    "workers": "processes that build an index; else as many as cores and memory allow",
    "ray_address": (
        "Ray cluster that builds an index: `HOST:PORT`, `auto` for that of this machine, `local` "
        "for a new one of it alone; else none; needs `pip install 'zoneqa[ray]'`"
    ),
    "host": "address to serve on",
    "port": "port to serve on",
    "hosts": (
        "host names to answer under, with commas between; else any, or on a loopback address only "
        "those of this computer"
    ),
    "public_url": "address by which people open the service, for links; else as called",
    "auth": (
        "how people sign in: `none`, or `accounts`, `oidc`, `proxy` with commas between; else "
        "nobody has to where only this computer can connect"
    ),
    "oidc_issuer": "address of the OpenID provider, as it names itself",
    "oidc_client_id": "id of zoneqa at the OpenID provider",
    "oidc_client_secret": "secret of zoneqa at the OpenID provider",
    "oidc_groups_claim": "claim of the OpenID provider that lists a person's groups",
    "proxy_user_header": "header in which a proxy names the person who has signed in there",
    "proxy_groups_header": "header in which it lists the person's groups, with commas between",
    "proxy_addresses": "addresses of proxies whose headers are believed, with commas between",
    "group_roles": (
        "roles of groups of the organisation, as `IT=admin,news=editor`; else roles are given in "
        "zoneqa"
    ),
    "session_hours": "hours without a request after which people sign in again",
    "requests_per_minute": "requests of one person or key in a minute, at most",
    "root_path": (
        "path below which a proxy serves the site, such as /zoneqa; none of the site's own"
    ),
    "wait_seconds": (
        "seconds that a question may be expected to wait for its turn; beyond, it is refused"
    ),
    "send_seconds": "seconds that a client may read nothing of its response",
    "upload_mb": "megabytes of a file that is uploaded, at most",
    "documents_gb": "gigabytes of documents in a collection, at most; more are not taken",
    "connections": "connections that are open at once, at most",
    "connections_per_address": "connections from one address, at most",
    "replica": (
        "1 if this is one of several replicas behind a proxy: it is connected to only while it "
        "can answer"
    ),
    "drain_seconds": (
        "seconds that a server that is stopped still takes requests, while `/ready` says 503"
    ),
    "grace_seconds": "seconds that running answers have to finish when the server is stopped",
    "metrics_token": "token that `/metrics` asks for; else it answers this computer only",
    "log_format": "how the server logs: `text`, or `json` for an object a line",
    "log_questions": "1 writes the questions into the log too",
    "otel_exporter_otlp_endpoint": (
        "where traces go, in OTLP over HTTP; needs `pip install 'zoneqa[telemetry]'`"
    ),
    "database": (
        "database, `sqlite:///FILE` or `postgresql://…`; else a file in the user's data folder"
    ),
    "articles": (
        "where articles and facts are kept: `folder`, the folder of the index, or `database`; "
        "else in the database where it is PostgreSQL"
    ),
    "keep": "0 keeps no conversation and no feedback",
    "conversations": "conversations that are kept of one person, at most",
    "conversation_questions": "questions of a conversation that is kept, at most",
    "retention_days": "days after which an idle conversation is deleted; else never",
    "reports": "folder of reports of `zoneqa-eval`, which admins then see; else none",
    "libreoffice": "program of LibreOffice, for old office files; else the one found; `off`: none",
    "ocr": "1 reads scans and pictures, slowly; needs `pip install 'zoneqa[ocr]'`",
    "passages": "passages read for an answer; in English half as many more",
    "sentences": "sentences read closely for an answer",
    "engine": (
        "what searches: `local`, files in the folder of the index; or `milvus`, which needs `pip "
        "install 'zoneqa[milvus]'`"
    ),
    "engine_fallback": "`local` also writes those files, and they answer while Milvus cannot",
    "milvus_uri": "address of Milvus, as http://HOST:19530",
    "milvus_token": "`USER:PASSWORD` or key of Milvus, where it asks for one",
    "milvus_database": "database in Milvus, one for each index; else its default one",
    "generations": "generations of the index that are kept",
    "passage_tokens": "tokens (cl100k) of a passage, at most",
    "dense_share": "weight of meaning against words in ranking, 0 to 1",
    "threshold": "confidence under which an answer is declined, 0 to 1; else as fitted",
    "llm_model": "name of the LLM that writes answers; else they are quotes alone",
    "openai_base_url": "address of the LLM, up to `/v1`; else that of OpenAI",
    "openai_api_key": "key of the LLM, where it asks for one",
    "llm_connect_seconds": "seconds to connect to the LLM",
    "llm_first_seconds": "seconds until the LLM's first token",
    "llm_seconds": "seconds for the whole reply of the LLM",
    "llm_attempts": "attempts to get the LLM's first token if it cannot be reached",
    "llm_failures": "failures in a row after which the LLM rests",
    "llm_rest_seconds": "seconds that the LLM then is not asked",
    "llm_prompt_tokens": "tokens (cl100k) of a prompt, at most",
    "llm_reply_tokens": "tokens of a reply of the LLM, at most",
    "prompts": "folder of your own instructions to the LLM, `zh.txt` and `en.txt`",
}
