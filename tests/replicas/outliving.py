"""What must outlive the replica that it began at: a session, and a job."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import httpx2
import psutil

from tests.load.stages import Line
from tests.replicas.site import PASSWORD, Replica, Site

_JOB_SECONDS = 180.0
_REPORT = "玉带高新区近日发布消息。\n\n2022年，玉带高新区实现工业总产值987亿元。\n"
_QUESTION = "玉带高新区2022年工业总产值是多少？"


async def session_outlives_replicas(site: Site) -> Line:
    """Sign in, and kill one replica after the other."""
    wrong = []
    async with httpx2.AsyncClient(base_url=site.url, timeout=60) as browser:
        page = (await browser.get("/login")).text
        token = page.partition('name="form_token" value="')[2].partition('"')[0]
        fields = {"name": "li", "password": PASSWORD, "form_token": token}
        await browser.post("/login", data=fields, headers={"Origin": site.url})
        for replica in site.replicas:
            await asyncio.to_thread(replica.kill)
            person = await browser.get("/api/person")
            if person.status_code != 200:
                wrong.append(f"without replica {replica.port}: status {person.status_code}")
            await asyncio.to_thread(replica.start)
    return Line("session", "outlives each replica", tuple(wrong))


async def job_outlives_its_replica(site: Site) -> Line:
    """Upload a report, and kill the replica that indexes it: the other one does it."""
    headers = {"Authorization": f"Bearer {site.key}"}
    async with httpx2.AsyncClient(base_url=site.url, headers=headers, timeout=60) as client:
        job = await _upload(client)
        left = await _killed_while_it_indexes(site)
        began = time.monotonic()
        while job["state"] in {"queued", "running"} and time.monotonic() - began < _JOB_SECONDS:
            await asyncio.sleep(0.5)
            job = (await client.get(f"/api/jobs/{job['id']}")).json()
        seconds = time.monotonic() - began
        if job["state"] == "done":
            await site.until_all_answer_from(job["result"]["generation"], left)
        answer = (await client.post("/api/ask", json={"question": _QUESTION})).json()
    wrong = [f"the job is {job['state']}"] * (job["state"] != "done")
    wrong += ["no replica was seen to index"] * (len(left) == len(site.replicas))
    wrong += ["the report does not answer"] * ("987" not in answer["answer"])
    return Line("job", f"{job['state']} {seconds:.0f} s after its replica was killed", tuple(wrong))


async def _upload(client: httpx2.AsyncClient) -> dict[str, Any]:
    """Return the job of the upload."""
    body, kind = _REPORT.encode(), {"Content-Type": "application/octet-stream"}
    put = await client.put("/api/documents/yudai.txt", content=body, headers=kind)
    return dict(put.raise_for_status().json())


async def _killed_while_it_indexes(site: Site) -> list[Replica]:
    """Kill the replica that has a child at work, as soon as there is one; return the others."""
    ends = time.monotonic() + _JOB_SECONDS
    while time.monotonic() < ends:
        for replica in site.replicas:
            if _indexes(replica):
                await asyncio.to_thread(replica.kill)
                return [each for each in site.replicas if each is not replica]
        await asyncio.sleep(0.02)
    return list(site.replicas)


def _indexes(replica: Replica) -> bool:
    try:
        children = psutil.Process(replica.pid).children()
        return any("index" in child.cmdline() for child in children)
    except psutil.Error:
        return False
