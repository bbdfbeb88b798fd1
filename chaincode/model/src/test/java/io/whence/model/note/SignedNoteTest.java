package io.whence.model.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.value.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C2SP signed-note: its published example, and every way in which a note can be something else. */
final class SignedNoteTest {
    private static final String KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    private static final String NOTE = """
            This is an example message.

            \u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    @Test
    void the_published_key_verifies_the_published_note() {
        VerifierKey key = VerifierKey.parse(KEY);
        SignedNote note = SignedNote.parse(utf8(NOTE));
        assertThat(key.text()).isEqualTo(KEY);
        assertThat(key.type()).isEqualTo(KeyType.SIGNS_NOTES);
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(note.signedBy(List.of(key))).containsExactly(key);
        assertThat(note.bytes()).isEqualTo(utf8(NOTE));
    }

    @Test
    void no_changed_bit_of_a_note_is_still_that_note() {
        VerifierKey key = VerifierKey.parse(KEY);
        byte[] note = utf8(NOTE);
        for (int bit = 0; bit < note.length * 8; bit++) {
            byte[] changed = note.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(signed(changed, key)).as("bit %d", bit).isFalse();
        }
    }

    @Test
    void the_text_may_have_empty_lines_and_the_last_one_ends_it() {
        SignerKey signer = Keys.key("poet", KeyType.SIGNS_NOTES);
        String text = "first\n\nsecond\n\n\nthird\n";
        SignedNote note = new SignedNote(text, List.of(signer.sign(text)));
        assertThat(SignedNote.parse(note.bytes())).isEqualTo(note);
        assertThat(note.signedBy(List.of(signer.verifier()))).containsExactly(signer.verifier());
    }

    @Test
    void unknown_keys_are_ignored_and_a_known_key_that_fails_refuses_the_note() {
        SignerKey known = Keys.key("known", KeyType.SIGNS_NOTES);
        SignerKey unknown = Keys.key("unknown", KeyType.SIGNS_NOTES);
        SignedNote note = new SignedNote("text\n", List.of(unknown.sign("text\n"), known.sign("text\n")));
        assertThat(note.signedBy(List.of(known.verifier()))).containsExactly(known.verifier());
        assertThat(note.signedBy(List.of())).isEmpty();
        SignedNote wrong = new SignedNote("text\n", List.of(known.sign("other\n"), unknown.sign("text\n")));
        assertThatThrownBy(() -> wrong.signedBy(List.of(known.verifier())))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("SIGNATURE_INVALID");
    }

    @Test
    void a_signature_counts_once_however_often_it_stands() {
        SignerKey signer = Keys.key("again", KeyType.SIGNS_NOTES);
        NoteSignature line = signer.sign("text\n");
        assertThat(new SignedNote("text\n", List.of(line, line)).signedBy(List.of(signer.verifier())))
                .hasSize(1);
        assertThat(new SignedNote("text\n", List.of(line)).with(line).signatures())
                .hasSize(1);
    }

    @Test
    void a_private_key_is_read_back_from_its_text_and_never_printed() {
        SignerKey signer = Keys.key("secret", KeyType.COSIGNS_CHECKPOINTS);
        assertThat(SignerKey.parse(signer.text()).text()).isEqualTo(signer.text());
        String seed = signer.text().lines().findFirst().orElseThrow();
        assertThat(signer.toString()).doesNotContain(seed.substring(seed.lastIndexOf('+') + 1));
        String otherHalf = signer.text().lines().findFirst().orElseThrow() + "\n"
                + Keys.key("other", KeyType.SIGNS_NOTES).verifier() + "\n";
        assertThatThrownBy(() -> SignerKey.parse(otherHalf))
                .isInstanceOf(Refused.class)
                .hasMessageNotContaining(seed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n\n",
                "text\n\nnot a signature\n",
                "text\n\n\u2014 name Uw2QOkn8 \n",
                "text\n\n\u2014 na+me Uw2QOkn8\n",
                "text\n\n\u2014 name Uw2QOg==\n",
                "text\n\n\u2014 name Uw2QOkn=\n",
                "text\n\n\u2014 name Uw2QOkn8",
                "text\n\n\u2014 name Uw2QOkn8\r\n",
                "te\txt\n\n\u2014 name Uw2QOkn8\n",
            })
    void what_is_no_note_is_refused(String text) {
        assertThatThrownBy(() -> SignedNote.parse(utf8(text))).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com/foo",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/fop+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AOkyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2",
                "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
            })
    void what_is_no_key_is_refused(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(Refused.class);
    }

    private static boolean signed(byte[] note, VerifierKey key) {
        try {
            return !SignedNote.parse(note).signedBy(List.of(key)).isEmpty();
        } catch (Refused refused) {
            return false;
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
