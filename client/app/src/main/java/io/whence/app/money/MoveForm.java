package io.whence.app.money;

import io.whence.model.bytes.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a move is for and what its file holds, as its help tells it.
 *
 * @param verb the word of the command
 * @param does one sentence
 * @param example a file that the ledger reads
 * @param members {@code name what it is}, a name with {@code ?} where it may be left out
 */
record MoveForm(String verb, String does, Json.Fields example, List<String> members) {
    /** Stands for a name where a line goes on with the member before it. */
    private static final String CONTINUED = "...";

    MoveForm {
        members = List.copyOf(members);
    }

    /** A form whose example is JSON with single quotes for double ones. */
    static MoveForm of(String verb, String does, String example, String... members) {
        byte[] json = example.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        if (Json.parse(json) instanceof Json.Fields fields) {
            return new MoveForm(verb, does, fields, List.of(members));
        }
        throw new IllegalStateException("no object: " + example);
    }

    /** Members and example, for the end of the help. */
    String told() {
        int widest =
                members.stream().mapToInt(member -> name(member).length()).max().orElse(0);
        String listed = members.stream()
                .map(member ->
                        "  " + name(member) + " ".repeat(widest - name(member).length() + 2) + meaning(member))
                .collect(Collectors.joining("\n"));
        return "\nMembers of FILE (a name with ? may be left out):\n" + listed + "\n\nExample:\n" + shown() + "\n";
    }

    /** The names of the members, and whether each may be left out. */
    Map<String, Boolean> optional() {
        return members.stream()
                .map(MoveForm::name)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toMap(name -> name.replace("?", ""), name -> name.endsWith("?")));
    }

    /** The example, a member a line. */
    private String shown() {
        return example.members().entrySet().stream()
                .map(member -> Json.of(member.getKey()).text() + ":"
                        + member.getValue().text())
                .collect(Collectors.joining(",\n   ", "  {", "}"));
    }

    private static String name(String member) {
        String name = member.substring(0, member.indexOf(' '));
        return name.equals(CONTINUED) ? "" : name;
    }

    private static String meaning(String member) {
        return member.substring(member.indexOf(' ') + 1);
    }
}
