package io.whence.app;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, as its jar states it, and of the Java platform that runs it. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("from classes");
        return new String[] {"whence " + version + " on Java " + Runtime.version()};
    }
}
