package io.whence.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TurnstileTest {
    @Test
    void numbers_pass_in_order_however_they_arrive() {
        Turnstile turnstile = new Turnstile(0);
        List<Long> passed = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long number = 99; number >= 0; number--) {
                long own = number;
                threads.execute(() -> {
                    assertThat(turnstile.await(own)).isTrue();
                    passed.add(own);
                    turnstile.passed(own);
                });
            }
        }
        assertThat(passed)
                .containsExactlyElementsOf(LongStream.range(0, 100).boxed().toList());
    }

    @Test
    void nobody_passes_from_a_closed_number_on_and_everybody_before_does() {
        Turnstile turnstile = new Turnstile(0);
        turnstile.closeFrom(1);

        assertThat(turnstile.await(1)).isFalse();
        assertThat(turnstile.await(0)).isTrue();
        turnstile.passed(0);
        assertThat(turnstile.reached(1)).isTrue();
        assertThat(turnstile.await(1)).isFalse();
    }
}
