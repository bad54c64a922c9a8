"""The errors of zoneqa.

    ZoneqaError                 exit
    ├── UsageError               2   a wrong argument or setting
    │   ├── BadQuestion          2   not valid text
    │   │   ├── EmptyQuestion    2
    │   │   └── QuestionTooLong  2
    │   ├── BadFilter            2   a zone, paper, article or date that is malformed or unknown
    │   ├── BadSentence          2   a line of a batch that cannot be checked
    │   ├── BadAccount           2   a name, password, role or key that is unknown or cannot be
    │   ├── SignInFailed         2   a wrong name or password
    │   │   └── SignInPaused     2   too many of them
    │   ├── NameTaken            2   a name that another user has
    │   ├── BadFileName          2   a name under which no file can be kept
    │   ├── DocumentExists       2   a file that would be replaced, unasked
    │   ├── NoSuchDocument       2
    │   ├── NoSuchGeneration     2
    │   ├── LastDocument         2   a file without which nothing would be left
    │   ├── TooManyConversations 2   more than one person may keep
    │   ├── ConversationTooLong  2   more questions than a conversation may have
    │   └── PortTaken            2
    ├── UnreadableInput          3   a file or folder that cannot be read
    │   ├── EmptyCorpus          3
    │   ├── BadBackup            3   a file that is no backup, or a damaged one
    │   ├── CorpusNotFolder      3   articles that come from a single file
    │   ├── OtherCorpus          3   a folder that an index was not made from
    │   ├── NotKept              3   a disk that takes no more files
    │   │   └── DocumentsTooLarge 3  more bytes than a collection may have
    │   └── BadDraft             3   a draft that is empty or no text
    │       └── DraftTooLong     3
    ├── UnusableIndex            4   an index that cannot answer
    │   ├── NoIndex              4   nothing has been built yet
    │   ├── DamagedIndex         4   files that are missing or not what was written
    │   │   └── DamagedGeneration 4  those of an older generation, while another answers
    │   └── NotWritten           4   a disk that is full, failing or read-only
    │       └── WorkerLost       4   work of which two processes died
    ├── WriterBusy               5   another process is building this index
    ├── ModelUnavailable         6   a model that is missing or does not load
    └── ServiceUnreachable       7   an LLM, a database, a vector engine
        ├── SignOnFailed         7   an OpenID provider that vouches for nobody
        ├── DatabaseUnavailable  7   unreachable, locked, damaged, or of a later version
        ├── EngineUnavailable    7   a search engine that does not answer, or not in time
        └── LLMFailed            7   an LLM that sends no usable reply
            ├── LLMUnreachable   7   no connection, one that broke, or an error of the server
            ├── LLMTooSlow       7
            ├── LLMRejected      7   a wrong key or model, or too many requests
            ├── LLMBadReply      7   not a chat completion, empty, or broken off
            └── LLMPaused        7   not asked, for it kept failing

`str(error)` is one clear sentence for the person at the screen; `code` names the error for
programs. The command line maps `exit_code`, the web service maps `code` to a status.
"""

from __future__ import annotations

from typing import ClassVar


class ZoneqaError(Exception):
    """Base class of every error that zoneqa raises."""

    exit_code: ClassVar[int] = 1
    code: ClassVar[str] = "error"


class UsageError(ZoneqaError):
    """A wrong argument or setting."""

    exit_code = 2
    code = "usage"


class BadQuestion(UsageError):
    """A question that cannot be asked: empty, too long, or not valid text."""

    code = "question_invalid"


class EmptyQuestion(BadQuestion):
    """The question has no visible character."""

    code = "question_empty"


class QuestionTooLong(BadQuestion):
    """The question has more characters than the limit."""

    code = "question_too_long"


class BadFilter(UsageError):
    """A filter that is malformed, or names what the index does not have."""

    code = "filter_invalid"


class BadSentence(UsageError):
    """A sentence that cannot be checked: not valid text, or without evidence."""

    code = "sentence_invalid"


class BadAccount(UsageError):
    """A name, password, role or key that is unknown, taken or cannot be."""

    code = "account_invalid"


class SignInFailed(UsageError):
    """The name or the password is wrong; which of them is not told."""

    code = "sign_in_failed"


class SignInPaused(SignInFailed):
    """There were too many wrong passwords; `seconds` are left until the next may be tried."""

    code = "sign_in_paused"

    def __init__(self, seconds: float) -> None:
        super().__init__("There were too many wrong passwords; try again later.")
        self.seconds = seconds


class NameTaken(UsageError):
    """Another user has this name."""

    code = "name_taken"


class BadFileName(UsageError):
    """A name under which no file of articles can be kept."""

    code = "file_name_invalid"


class DocumentExists(UsageError):
    """There is a file of this name, and nobody said that it is to be replaced."""

    code = "document_exists"


class NoSuchDocument(UsageError):
    """There is no file of this name."""

    code = "document_unknown"


class NoSuchGeneration(UsageError):
    """There is no generation of this name."""

    code = "generation_unknown"


class LastDocument(UsageError):
    """The only file cannot be removed: an index without articles cannot answer."""

    code = "document_last"


class TooManyConversations(UsageError):
    """A person keeps as many conversations as one may."""

    code = "too_many_conversations"


class ConversationTooLong(UsageError):
    """A conversation has as many questions as it may."""

    code = "conversation_too_long"


class PortTaken(UsageError):
    """Another program is listening on the port."""

    code = "port_taken"


class UnreadableInput(ZoneqaError):
    """A file or folder that cannot be read."""

    exit_code = 3
    code = "unreadable"


class EmptyCorpus(UnreadableInput):
    """A corpus without a single readable article."""

    code = "corpus_empty"


class BadBackup(UnreadableInput):
    """A file that is no backup, or a damaged one."""

    code = "backup_damaged"


class CorpusNotFolder(UnreadableInput):
    """The articles come from a single file, to which no others can be added."""

    code = "corpus_not_folder"


class OtherCorpus(UnreadableInput):
    """The folder has none of the articles of the index, which would all be lost."""

    code = "corpus_other"


class NotKept(UnreadableInput):
    """The disk refused a file."""

    code = "file_not_kept"


class DocumentsTooLarge(NotKept):
    """The documents of a collection have as many bytes as they may."""

    code = "documents_too_large"


class BadDraft(UnreadableInput):
    """A draft that is empty, or not a text that can be read."""

    code = "draft_invalid"


class DraftTooLong(BadDraft):
    """The draft is longer than the limit."""

    code = "draft_too_long"


class UnusableIndex(ZoneqaError):
    """An index that cannot answer."""

    exit_code = 4
    code = "index_unusable"


class NoIndex(UnusableIndex):
    """Nothing has been built in this folder yet."""

    code = "index_missing"


class DamagedIndex(UnusableIndex):
    """A file of the index is missing or not what was written."""

    code = "index_damaged"


class DamagedGeneration(DamagedIndex):
    """Files of a generation that was to answer again are missing or not what was written."""

    code = "generation_damaged"


class NotWritten(UnusableIndex):
    """The disk refused a write; the generation before it, or the whole new one, still answers."""

    code = "index_not_written"


class WorkerLost(NotWritten):
    """Two workers died of one piece of work; the generation before still answers."""

    code = "worker_lost"


class WriterBusy(ZoneqaError):
    """Another process is building this index."""

    exit_code = 5
    code = "writer_busy"


class ModelUnavailable(ZoneqaError):
    """A model is missing or cannot be loaded."""

    exit_code = 6
    code = "model_unavailable"


class ServiceUnreachable(ZoneqaError):
    """A service that a setting names does not answer."""

    exit_code = 7
    code = "service_unreachable"


class SignOnFailed(ServiceUnreachable):
    """The OpenID provider cannot be reached, refused, or did not prove who signed in."""

    code = "sign_on_failed"


class DatabaseUnavailable(ServiceUnreachable):
    """The database is unreachable, locked, damaged, or was written by a later version."""

    code = "database_unavailable"


class EngineUnavailable(ServiceUnreachable):
    """The search engine cannot be reached, is too slow, or refuses us."""

    code = "engine_unavailable"


class LLMFailed(ServiceUnreachable):
    """The LLM sent no usable reply."""

    code = "llm_failed"


class LLMUnreachable(LLMFailed):
    """There is no connection to the LLM, it broke, or its server failed."""

    code = "llm_unreachable"


class LLMTooSlow(LLMFailed):
    """The LLM had not begun or ended its reply in time."""

    code = "llm_too_slow"


class LLMRejected(LLMFailed):
    """The LLM rejected the request: the key, the model, or too many of them."""

    code = "llm_rejected"


class LLMBadReply(LLMFailed):
    """What the LLM sent is no chat completion, is empty, or broke off."""

    code = "llm_bad_reply"


class LLMPaused(LLMFailed):
    """The LLM was not asked, for it kept failing."""

    code = "llm_paused"
