# The service as an image (docs/image.md): no root, nothing to be written but /data and /tmp.
# Both base images can be replaced; the builder needs a JDK 25 in JAVA_HOME and Maven.
ARG BUILDER=maven:3-eclipse-temurin-25
ARG BASE=debian:bookworm-slim

FROM ${BUILDER} AS build
ARG MAVEN_FLAGS=""
ARG NATIVE_PLATFORM=linux-x86_64
WORKDIR /src
COPY . .
RUN mvn --batch-mode -Dstyle.color=never --quiet --no-transfer-progress ${MAVEN_FLAGS} \
  -Dnative.platform=${NATIVE_PLATFORM} -Dfast -Dmaven.test.skip=true package
RUN src/build/image/assemble target /opt/glasswatch \
  && install --directory --owner=10001 --group=10001 /image/data \
  && install --directory --mode=1777 /image/tmp

FROM ${BASE}
# In the order of how seldom they change. Times are kept, which the archive of classes depends on.
COPY --from=build /opt/glasswatch/java /opt/glasswatch/java
COPY --from=build /opt/glasswatch/natives /opt/glasswatch/natives
COPY --from=build /opt/glasswatch/lib /opt/glasswatch/lib
COPY --from=build /opt/glasswatch /opt/glasswatch
COPY --from=build --chown=10001:10001 /image/data /data
ENV JAVA_HOME=/opt/glasswatch/java LANG=C.UTF-8 GLASSWATCH_LOG=json
USER 10001:10001
# The JVM leaves its report of a native crash in the working folder.
WORKDIR /data
VOLUME ["/data", "/tmp"]
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --retries=3 CMD ["/opt/glasswatch/healthy"]
ENTRYPOINT ["/opt/glasswatch/glasswatch"]
CMD ["serve", "--data", "/data/glasswatch"]
