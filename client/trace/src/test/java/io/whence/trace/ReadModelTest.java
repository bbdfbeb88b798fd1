package io.whence.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.ledger.Connection;
import io.whence.ledger.LedgerBlock;
import io.whence.ledger.TrialNetwork;
import io.whence.model.value.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same blocks give the same content, however and wherever they are taken in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadModelTest {
    @TempDir
    private static Path home;

    private Story story;
    private List<LedgerBlock> blocks = List.of();
    private Digest expected = Digest.over();

    @BeforeAll
    void record_a_story() {
        story = Story.record(home);
        blocks = story.blocks();
        try (ReadModel model = ReadModel.open(home.resolve("first.sqlite"))) {
            model.catchUp(story.exchange());
            expected = Dump.digest(model);
        }
    }

    @AfterAll
    void close() {
        story.close();
    }

    /** A fresh place in each kind of database. */
    enum Place {
        SQLITE,
        POSTGRESQL;

        private static int files;

        Storage fresh() {
            return switch (this) {
                case SQLITE -> new Storage.File(home.resolve("model-" + ++files + ".sqlite"));
                case POSTGRESQL -> TrialServer.fresh();
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_model_that_was_opened_anew_for_every_block_equals_one_built_at_once(Place place) {
        Storage storage = place.fresh();
        for (LedgerBlock block : blocks) {
            try (ReadModel again = ReadModel.open(storage)) {
                again.apply(block);
            }
        }
        try (ReadModel again = ReadModel.open(storage)) {
            assertThat(Dump.digest(again)).isEqualTo(expected);
            again.complete();
            assertThat(again.position()).isEqualTo(blocks.getLast().position());
            assertThat(Dump.digest(again)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_model_that_was_discarded_is_rebuilt_byte_for_byte(Place place) {
        Storage storage = place.fresh();
        try (ReadModel model = ReadModel.open(storage)) {
            model.catchUp(story.exchange());
        }
        ReadModel.discard(storage);
        try (ReadModel rebuilt = ReadModel.open(storage)) {
            assertThat(rebuilt.height()).isZero();
            rebuilt.catchUp(story.exchange());
            assertThat(dump(rebuilt)).startsWith("follower\t1\t").contains("\nname\t1\t1\t", "\nterm\t1\t");
            assertThat(Dump.digest(rebuilt)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_block_that_fails_leaves_everything_as_it_was(Place place) {
        try (ReadModel model = ReadModel.open(place.fresh())) {
            blocks.subList(0, blocks.size() - 1).forEach(model::apply);
            Digest before = Dump.digest(model);
            assertThatThrownBy(() -> model.apply(blocks.getFirst())).hasMessageStartingWith("BLOCK_OUT_OF_ORDER");
            LedgerBlock twice = new LedgerBlock(
                    model.height(),
                    blocks.getLast().hash(),
                    List.of(
                            blocks.getLast().transactions().getFirst(),
                            blocks.get(blocks.size() - 2).transactions().getFirst(),
                            blocks.get(blocks.size() - 3).transactions().getFirst(),
                            blocks.get(blocks.size() - 4).transactions().getFirst(),
                            blocks.get(blocks.size() - 5).transactions().getFirst()));
            assertThatThrownBy(() -> model.apply(twice)).isInstanceOf(IllegalStateException.class);
            assertThat(Dump.digest(model)).isEqualTo(before);
            model.apply(blocks.getLast());
            assertThat(Dump.digest(model)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void two_programs_that_follow_with_one_model_take_each_block_in_once(Place place) throws InterruptedException {
        Storage storage = place.fresh();
        ReadModel.open(storage).close();
        Thread other = Thread.ofPlatform().start(() -> follow(storage));
        follow(storage);
        other.join();
        try (ReadModel model = ReadModel.open(storage)) {
            assertThat(Dump.digest(model)).isEqualTo(expected);
        }
    }

    private void follow(Storage storage) {
        try (Connection own = story.network().connect("exchange");
                ReadModel model = ReadModel.open(storage)) {
            model.catchUp(own);
        }
    }

    @Test
    void a_read_model_of_another_ledger_is_refused(@TempDir Path other) {
        try (ReadModel model = ReadModel.open(home.resolve("first.sqlite"));
                TrialNetwork elsewhere = TrialNetwork.start(other);
                Connection connection = elsewhere.connect("exchange")) {
            assertThatThrownBy(() -> model.catchUp(connection)).hasMessageStartingWith("READ_MODEL_OF_ANOTHER_LEDGER");
        }
    }

    @Test
    void a_server_that_is_not_there_or_a_schema_of_others_is_refused_without_the_password() {
        Storage nowhere = new Storage.Server("jdbc:postgresql://127.0.0.1:1/none?user=a&password=secret", "whence_1");
        Storage others = new Storage.Server("jdbc:postgresql://127.0.0.1:1/none", "public");

        assertThatThrownBy(() -> ReadModel.open(nowhere))
                .hasMessageStartingWith("READ_MODEL_UNREADABLE")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> ReadModel.open(others))
                .hasMessageStartingWith("READ_MODEL_UNREADABLE: schema = public");
    }

    @Test
    void a_damaged_read_model_is_refused_with_the_way_to_mend_it() throws IOException {
        Path file = home.resolve("damaged.sqlite");
        try (ReadModel model = ReadModel.open(file)) {
            model.catchUp(story.exchange());
        }
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
        Files.write(file, bytes);

        assertThatThrownBy(() -> {
                    try (ReadModel model = ReadModel.open(file)) {
                        model.catchUp(story.exchange());
                        dump(model);
                    }
                })
                .hasMessageStartingWith("READ_MODEL_DAMAGED: read model")
                .hasMessageContaining("whence map rebuild");
    }

    private static String dump(ReadModel model) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Dump.write(model, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
