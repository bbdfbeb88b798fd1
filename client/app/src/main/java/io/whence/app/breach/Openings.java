package io.whence.app.breach;

import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The openings of marks at hand: those that this home kept when it delivered, and those that a provider disclosed. Which
 * of them are what was committed to is judged where they are read.
 */
record Openings(Path kept, Optional<Path> disclosed) {
    /** Those of this home. */
    static Openings of(Desk desk) {
        return of(desk, Optional.empty());
    }

    /** Those of this home and those in a folder of files named {@code COPY.json}. */
    static Openings of(Desk desk, Optional<Path> disclosed) {
        disclosed.filter(folder -> !Files.isDirectory(folder)).ifPresent(folder -> {
            throw DeskRule.FILE_UNREADABLE.refuse("--openings", folder + " is no folder");
        });
        return new Openings(desk.home().resolve("openings"), disclosed);
    }

    /** The file of a copy's opening, its own home's first. */
    Optional<Path> of(String copy) {
        Path own = kept.resolve(copy + ".json");
        return Files.exists(own)
                ? Optional.of(own)
                : disclosed.map(folder -> folder.resolve(copy + ".json")).filter(Files::exists);
    }
}
