package io.whence.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lines of event files for trials on the market of {@link TrialNetwork}. */
public final class EventLines {
    private static final String ROOT = "aa".repeat(32);

    private EventLines() {}

    public static String delivered(String id, String at, String copy, String agreement, String to) {
        return "{\"event\":\"delivered\",\"id\":\"" + id + "\",\"at\":\"" + at + "\",\"by\":\"exchange\",\"copy\":\""
                + copy
                + "\",\"version\":\"pv-1\",\"agreement\":\"" + agreement + "\",\"to\":\"" + to + "\",\"root\":\"" + ROOT
                + "\",\"rows\":10}";
    }

    public static String received(String id, String at, String copy, String by, int rows) {
        return "{\"event\":\"received\",\"id\":\"" + id + "\",\"at\":\"" + at + "\",\"by\":\"" + by + "\",\"copy\":\""
                + copy + "\",\"root\":\"" + ROOT + "\",\"rows\":" + rows + "}";
    }

    public static String used(String id, String at, String copy, String by, String action) {
        return "{\"event\":\"used\",\"id\":\"" + id + "\",\"at\":\"" + at + "\",\"by\":\"" + by + "\",\"copy\":\""
                + copy + "\",\"action\":\"" + action + "\",\"purpose\":\"credit-scoring\",\"count\":1}";
    }

    public static String derived(String id, String at, String by, String input, String version) {
        return "{\"event\":\"derived\",\"id\":\"" + id + "\",\"at\":\"" + at + "\",\"by\":\"" + by + "\",\"inputs\":[\""
                + input + "\"],\"version\":\"" + version + "\",\"method\":\"join\"}";
    }

    public static String deleted(String id, String at, String by, String copy) {
        return "{\"event\":\"deleted\",\"id\":\"" + id + "\",\"at\":\"" + at + "\",\"by\":\"" + by + "\",\"copy\":\""
                + copy + "\",\"ground\":\"agreement-end\"}";
    }

    public static Path write(Path file, List<String> lines) {
        try {
            return Files.writeString(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
