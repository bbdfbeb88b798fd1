package io.whence.model.note;

import io.whence.model.merkle.MerkleHash;
import io.whence.model.value.Digest;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The head of one log: its name, how many entries it had, and the root over them (C2SP tlog-checkpoint).
 *
 * @param origin the log's name, one line
 * @param extensions lines that some logs add; a Whence log has none
 */
public record Checkpoint(String origin, long size, Digest root, List<String> extensions) {
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");

    public Checkpoint {
        extensions = List.copyOf(extensions);
        if (!line(origin) || size < 0 || !extensions.stream().allMatch(Checkpoint::line)) {
            throw NoteRule.CHECKPOINT_MALFORMED.refuse("checkpoint", origin);
        }
        if (size == 0 && !root.equals(MerkleHash.empty())) {
            throw NoteRule.CHECKPOINT_MALFORMED.refuse("root", root);
        }
    }

    public Checkpoint(String origin, long size, Digest root) {
        this(origin, size, root, List.of());
    }

    /** Reads the text of a note, up to and with its last newline. */
    public static Checkpoint parse(String text) {
        List<String> lines = Arrays.asList(text.split("\n", -1));
        if (lines.size() < 4 || !lines.getLast().isEmpty()) {
            throw NoteRule.CHECKPOINT_MALFORMED.refuse("checkpoint", text);
        }
        byte[] root = Base64Text.bytes(lines.get(2), NoteRule.CHECKPOINT_MALFORMED, "root");
        if (root.length != Digest.BYTES) {
            throw NoteRule.CHECKPOINT_MALFORMED.refuse("root", lines.get(2));
        }
        return new Checkpoint(
                lines.getFirst(),
                decimal(lines.get(1), NoteRule.CHECKPOINT_MALFORMED, "size"),
                Digest.of(root),
                lines.subList(3, lines.size() - 1));
    }

    /** The note text: one line each, the last one ended too. */
    public String text() {
        StringBuilder out = new StringBuilder(origin)
                .append('\n')
                .append(size)
                .append('\n')
                .append(Base64Text.of(root.bytes()))
                .append('\n');
        extensions.forEach(line -> out.append(line).append('\n'));
        return out.toString();
    }

    /** This checkpoint as a note that nobody has signed yet. */
    public SignedNote unsigned() {
        return new SignedNote(text(), List.of());
    }

    /** A decimal without leading zeroes that fits a long. */
    static long decimal(String text, NoteRule rule, String field) {
        try {
            if (SIZE.matcher(text).matches()) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException e) {
            throw rule.refuse(field, text);
        }
        throw rule.refuse(field, text);
    }

    private static boolean line(String text) {
        return !text.isEmpty() && text.chars().noneMatch(c -> c < 0x20);
    }
}
