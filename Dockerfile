# The service in a container: docker build -t zoneqa .
#
# Where no registry can be reached, fill the folder `wheels` on a machine that can (docs/deployment.md),
# and build with --build-arg offline=1 and, for Debian's packages, --build-arg APT_MIRROR=….

ARG BASE=docker.io/library/debian:bookworm-slim

FROM ${BASE} AS build
ARG APT_MIRROR=
ARG PIP_INDEX_URL
ARG offline=0
# The extras of pyproject.toml that are installed too.
ARG EXTRAS="telemetry"
RUN if [ -n "$APT_MIRROR" ]; then rm -f /etc/apt/sources.list.d/* \
    && echo "deb ${APT_MIRROR} bookworm main" > /etc/apt/sources.list; fi \
    && apt-get update -q \
    && apt-get install -yq --no-install-recommends ca-certificates python3 python3-venv
WORKDIR /build
COPY pyproject.toml constraints.txt README.md LICENSE wheel[s] ./
COPY src src
COPY web web
# Without sentence-transformers and its torch: they serve ZONEQA_EMBEDDER alone, and are larger than the rest.
RUN python3 -c "import tomllib; project = tomllib.load(open('pyproject.toml', 'rb'))['project']; \
extras = [each for extra in '${EXTRAS}'.split() for each in project['optional-dependencies'][extra]]; \
needed = project['dependencies'] + extras; \
print('hatchling', *(each for each in needed if 'sentence-transformers' not in each), sep='\n')" > needed.txt \
    && python3 -m venv /opt/zoneqa \
    && if [ "$offline" = 1 ]; then export PIP_NO_INDEX=1 PIP_FIND_LINKS=/build; fi \
    && /opt/zoneqa/bin/pip install --no-cache-dir -c constraints.txt -r needed.txt \
    && /opt/zoneqa/bin/pip install --no-cache-dir --no-deps --no-build-isolation . \
    && /opt/zoneqa/bin/pip uninstall -yq hatchling pathspec pluggy trove-classifiers setuptools pip

FROM ${BASE}
ARG APT_MIRROR=
RUN if [ -n "$APT_MIRROR" ]; then rm -f /etc/apt/sources.list.d/* \
    && echo "deb ${APT_MIRROR} bookworm main" > /etc/apt/sources.list; fi \
    && apt-get update -q \
    && apt-get install -yq --no-install-recommends ca-certificates python3 postgresql-client tzdata \
    && rm -rf /var/lib/apt/lists/* /var/cache/* /var/log/* \
    && useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin zoneqa \
    && install -d -o zoneqa -g zoneqa /data
COPY --from=build /opt/zoneqa /opt/zoneqa

# All that is written is below /data and /tmp; the root may be read-only.
ENV PATH=/opt/zoneqa/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/data \
    ZONEQA_HOST=0.0.0.0 \
    ZONEQA_PORT=8000 \
    ZONEQA_CORPUS=/data/corpus \
    ZONEQA_CORPORA=/data/corpora \
    ZONEQA_INDEX=/data/index \
    ZONEQA_CACHE=/data/cache \
    ZONEQA_DATABASE=sqlite:////data/zoneqa.sqlite \
    ZONEQA_LOG_FORMAT=json
VOLUME /data
WORKDIR /data
USER 10001:10001
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python3", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/health', timeout=4)"]
ENTRYPOINT ["zoneqa"]
CMD ["serve"]
