package io.whence.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.ledger.LedgerBlock;
import io.whence.model.bytes.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is kept in memory, or read ahead, changes no answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShelfTest {
    @TempDir
    private static Path home;

    private Story story;

    @BeforeAll
    void record_a_story() {
        story = Story.record(home);
    }

    @AfterAll
    void close() {
        story.close();
    }

    @Test
    void a_model_that_is_asked_after_every_block_answers_like_one_that_has_nothing_in_memory() {
        Path file = home.resolve("asked.sqlite");
        try (ReadModel asked = ReadModel.open(file)) {
            asked.fill();
            for (LedgerBlock block : story.blocks()) {
                asked.apply(block);
                try (ReadModel fresh = ReadModel.open(file)) {
                    assertThat(answers(asked)).isEqualTo(answers(fresh));
                }
            }
            assertThat(answers(asked)).hasSize(9);
        }
    }

    @Test
    void a_model_filled_ahead_answers_like_one_that_is_not() {
        Path file = home.resolve("filled.sqlite");
        try (ReadModel first = ReadModel.open(file)) {
            first.takeAll(story.blocks().iterator());
            first.complete();
        }
        try (ReadModel filled = ReadModel.open(file);
                ReadModel fresh = ReadModel.open(file)) {
            filled.fill();
            assertThat(answers(filled)).isEqualTo(answers(fresh)).hasSize(9);
        }
    }

    @Test
    void what_fails_while_blocks_are_read_ahead_is_told_and_leaves_what_was_committed() {
        Iterator<LedgerBlock> failing = new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public LedgerBlock next() {
                if (next == 5) {
                    throw new NoSuchElementException("the peer is gone");
                }
                return story.blocks().get(next++);
            }
        };
        try (ReadModel model = ReadModel.open(home.resolve("failing.sqlite"))) {
            assertThatThrownBy(() -> model.takeAll(failing)).hasMessage("the peer is gone");
            assertThat(model.height()).isEqualTo(5);
            model.takeAll(story.blocks().subList(5, story.blocks().size()).iterator());
            model.complete();
            try (ReadModel whole = ReadModel.open(home.resolve("whole.sqlite"))) {
                story.blocks().forEach(whole::apply);
                assertThat(Dump.digest(model)).isEqualTo(Dump.digest(whole));
            }
        }
    }

    @Test
    void the_latest_stay_and_the_rest_is_forgotten_after_something_was_done_about_it() {
        List<String> done = new ArrayList<>();
        Latest<Integer, String> latest = new Latest<>(4, text -> 1, () -> done.add("turn"));
        for (int key = 1; key <= 4; key++) {
            latest.put(key, "v" + key);
        }
        assertThat(latest.find(1)).contains("v1");
        latest.put(5, "v5");
        assertThat(latest.find(1)).contains("v1");
        assertThat(latest.find(2)).isEmpty();
        assertThat(done).isNotEmpty();
        latest.forget(1);
        assertThat(latest.find(1)).isEmpty();
        latest.clear();
        assertThat(latest.isEmpty()).isTrue();
    }

    /** All traces and holders of the story, as far as the ledger knows what they are about. */
    private static List<Json> answers(ReadModel model) {
        List<Json> answers = new ArrayList<>();
        for (String version : List.of("pv-1", "pv-2")) {
            Subject subject = new Subject(Subject.Kind.VERSION, version);
            answered(answers, () -> TraceJson.of(new Tracer(model).trace(subject, Query.down(Story.NOW))));
            answered(answers, () -> TraceJson.of(new Tracer(model).trace(subject, Query.up(Story.NOW))));
            answered(
                    answers,
                    () -> new Questions(model)
                            .answer(Question.HOLDERS, Asked.about(version, Story.NOW))
                            .json());
        }
        for (String copy : List.of("c-1", "c-2", "c-3")) {
            Subject subject = new Subject(Subject.Kind.COPY, copy);
            answered(answers, () -> TraceJson.of(new Tracer(model).trace(subject, Query.down(Story.NOW))));
        }
        return answers;
    }

    private static void answered(List<Json> answers, java.util.function.Supplier<Json> question) {
        try {
            answers.add(question.get());
        } catch (io.whence.model.value.Refused notYetKnown) {
            assertThat(notYetKnown).hasMessageStartingWith("SUBJECT_UNKNOWN");
        }
    }
}
