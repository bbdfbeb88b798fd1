package io.whence.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    @Test
    void lines_carry_their_number_and_the_offset_behind_them() {
        List<Line> lines = read("a\n\nüb\nlast");

        assertThat(lines).extracting(Line::number).containsExactly(1L, 2L, 3L, 4L);
        assertThat(lines).extracting(Line::end).containsExactly(2L, 3L, 7L, 11L);
        assertThat(lines).extracting(Line::fed).containsExactly(true, true, true, false);
        assertThat(lines)
                .extracting(line -> new String(line.bytes(), StandardCharsets.UTF_8))
                .containsExactly("a", "", "üb", "last");
    }

    @Test
    void lines_longer_than_the_buffer_are_whole() {
        String longLine = "x".repeat(1_000_000);

        List<Line> lines = read(longLine + "\n" + longLine + "y\nz");

        assertThat(lines).extracting(line -> line.bytes().length).containsExactly(1_000_000, 1_000_001, 1);
        assertThat(lines.getLast().end()).isEqualTo(2_000_004);
    }

    @Test
    void a_line_past_the_bound_is_refused_by_number_without_being_held() {
        InputStream endless =
                new SequenceInputStream(new ByteArrayInputStream("ok\n".getBytes(StandardCharsets.UTF_8)), new Zeros());
        LineReader reader = new LineReader(endless);
        reader.next();

        assertThatThrownBy(reader::next).hasMessageStartingWith("LINE_TOO_LONG: line 2");
    }

    @Test
    void malformed_utf8_is_refused_by_line() {
        byte[] bytes = {'o', 'k', '\n', (byte) 0xc3, 0x28, '\n'};
        LineReader reader = new LineReader(new ByteArrayInputStream(bytes));
        reader.next();

        assertThatThrownBy(reader::next).hasMessageStartingWith("LINE_NOT_UTF8: line 2");
    }

    @Test
    void an_empty_stream_has_no_line() {
        assertThat(read("")).isEmpty();
    }

    private static List<Line> read(String text) {
        LineReader reader = new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        List<Line> lines = new ArrayList<>();
        for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
            lines.add(line.get());
        }
        return lines;
    }

    /** A stream without end or line feed. */
    private static final class Zeros extends InputStream {
        @Override
        public int read() {
            return '0';
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            java.util.Arrays.fill(into, offset, offset + length, (byte) '0');
            return length;
        }
    }
}
