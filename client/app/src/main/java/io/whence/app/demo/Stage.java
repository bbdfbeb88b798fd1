package io.whence.app.demo;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Exit;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.wire.RefusalJson;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs public commands one after the other, printing each as a reader would type it. */
final class Stage {
    private final Desk desk;
    private final Path home;
    private final String network;
    private int commands;

    Stage(Desk desk, Path home, String network) {
        this.desk = desk;
        this.home = home;
        this.network = network;
    }

    /** Begins a chapter. */
    void chapter(String title) {
        desk.progress("");
        desk.progress("== " + title);
    }

    /** Says something that no command answers. */
    void tell(String line) {
        desk.progress("   " + line);
    }

    /** The home in which the story plays. */
    Path home() {
        return home;
    }

    String network() {
        return network;
    }

    int commands() {
        return commands;
    }

    /** Runs a command that must succeed, and returns its answer. */
    Json run(String... words) {
        return run(Exit.DONE, words);
    }

    /** Runs a command that must succeed in the home of somebody else, and returns its answer. */
    Json runIn(Path other, String... words) {
        return run(Exit.DONE, other, words);
    }

    /** Runs a command that must end with this exit code, and returns its answer. */
    Json run(int exit, String... words) {
        return run(exit, home, words);
    }

    private Json run(int exit, Path where, String... words) {
        commands++;
        desk.progress("$ whence " + String.join(" ", words));
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        int actual = desk.shell().run(new PrintStream(answer, true, StandardCharsets.UTF_8), complete(where, words));
        byte[] bytes = answer.toByteArray();
        if (actual != exit) {
            throw failure(bytes);
        }
        return Json.parse(bytes);
    }

    private List<String> complete(Path where, String... words) {
        List<String> complete = new ArrayList<>(List.of(words));
        complete.addAll(List.of("--home", where.toString(), "--network", network, "--json"));
        return complete;
    }

    private static RuntimeException failure(byte[] answer) {
        Json json = Json.parse(answer);
        return new FieldReader("", json).has("error")
                ? RefusalJson.read(answer)
                : new IllegalStateException("the command answered otherwise: " + json.text());
    }
}
