package io.whence.model.note;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What every proof of a log is written as: a header line, the proof's own lines, an empty line, and the signed checkpoint
 * that it is of.
 *
 * @param lines those between the header and the empty line; whoever reads one takes it off the front
 */
record ProofText(List<String> lines, SignedNote checkpoint) {
    static ProofText read(byte[] utf8, String header) {
        String text = SignedNote.utf8(utf8).orElseThrow(() -> NoteRule.PROOF_MALFORMED.refuse("proof", "not UTF-8"));
        int end = text.indexOf("\n\n");
        if (end < 0) {
            throw NoteRule.PROOF_MALFORMED.refuse("proof", "no checkpoint");
        }
        List<String> lines =
                new ArrayList<>(Arrays.asList(text.substring(0, end).split("\n", -1)));
        SignedNote checkpoint = SignedNote.parse(text.substring(end + 2).getBytes(StandardCharsets.UTF_8));
        if (!lines.removeFirst().equals(header)) {
            throw NoteRule.PROOF_MALFORMED.refuse("proof", "no header");
        }
        return new ProofText(lines, checkpoint);
    }
}
