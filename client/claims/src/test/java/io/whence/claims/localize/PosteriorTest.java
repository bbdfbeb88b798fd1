package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.value.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PosteriorTest {
    private static final Offset<Double> EXACT = within(1e-15);
    private static final List<Posterior.Hypothesis> TOY = List.of(
            new Posterior.Hypothesis(List.of(), 0.1),
            new Posterior.Hypothesis(List.of(0), 0.3),
            new Posterior.Hypothesis(List.of(1), 0.3),
            new Posterior.Hypothesis(List.of(2), 0.3));

    /** Eight rows in all; A and B hold four, C holds the two that leaked. */
    @Test
    void the_toy_case_is_exact() {
        Posterior posterior = Posterior.of(TOY, logs(1 / 64.0, 1 / 16.0, 1 / 16.0, 1 / 4.0));
        assertThat(posterior.of(0)).isCloseTo(12 / 73.0, EXACT);
        assertThat(posterior.of(1)).isCloseTo(12 / 73.0, EXACT);
        assertThat(posterior.of(2)).isCloseTo(48 / 73.0, EXACT);
        assertThat(posterior.nobody()).isCloseTo(1 / 73.0, EXACT);
    }

    @Test
    void marks_multiply_along_the_path_to_a_copy() {
        double ofA = 100;
        double ofC = ofA / 100;
        Posterior posterior = Posterior.of(TOY, logs(1 / 64.0, ofA / 16, 1 / 16.0, ofC / 4));
        assertThat(posterior.of(0)).isCloseTo(1200 / 1261.0, EXACT);
    }

    @Test
    void a_holder_whom_the_cover_says_to_be_three_times_as_likely_starts_three_times_as_likely() {
        String json = "{\"hazards\":{\"risky\":\"3\"},\"nobody\":\"0.2\"}";
        Policy policy = Policy.read(new FieldReader("", Json.parse(json.getBytes(StandardCharsets.UTF_8))));
        double[] priors = Priors.alone(List.of(copy("c-1", "risky"), copy("c-2", "other")), policy);
        assertThat(priors[0]).isCloseTo(3 * priors[1], EXACT);
        assertThatThrownBy(() -> Policy.read(new FieldReader(
                        "", Json.parse("{\"hazards\":{\"risky\":\"0\"}}".getBytes(StandardCharsets.UTF_8)))))
                .hasMessageContaining("hazards.risky");
    }

    private static CopyOpening copy(String id, String holder) {
        return new CopyOpening(id, holder, Optional.empty(), Digest.over(), Optional.empty(), Optional.empty());
    }

    @Test
    void sets_count_for_each_of_their_members() {
        List<Posterior.Hypothesis> hypotheses = List.of(
                new Posterior.Hypothesis(List.of(), 0.25),
                new Posterior.Hypothesis(List.of(0), 0.25),
                new Posterior.Hypothesis(List.of(0, 1), 0.5));
        Posterior posterior = Posterior.of(hypotheses, logs(1, 1, 1));
        assertThat(posterior.of(0)).isEqualTo(0.75);
        assertThat(posterior.of(1)).isEqualTo(0.5);
        assertThat(posterior.touching(List.of(0, 1))).isEqualTo(0.75);
        assertThat(posterior.nobody()).isEqualTo(0.25);
    }

    @Test
    void the_priors_of_all_hypotheses_leave_nobody_what_the_cover_states() {
        List<Posterior.Hypothesis> hypotheses = Posterior.hypotheses(
                Collections.nCopies(8, 1), 0.05, IntStream.range(0, 8).boxed().toList());
        double sum =
                hypotheses.stream().mapToDouble(Posterior.Hypothesis::prior).sum();
        assertThat(sum).isBetween(0.99, 1.0);
        assertThat(hypotheses.getFirst()).isEqualTo(new Posterior.Hypothesis(List.of(), 0.05));
    }

    /** The auditor climbs the likelihood of two shares on a grid. */
    @Test
    void shares_agree_with_an_auditor_who_searches_a_grid() {
        for (int seed = 1; seed <= 10; seed++) {
            Random random = new Random(seed);
            List<Mixture.Pattern> patterns = new ArrayList<>();
            patterns.add(new Mixture.Pattern(List.of(0), 1 + random.nextInt(50), 0.5));
            patterns.add(new Mixture.Pattern(List.of(1), 1 + random.nextInt(50), 0.5));
            patterns.add(new Mixture.Pattern(List.of(0, 1), random.nextInt(50), 0.8));
            patterns.add(new Mixture.Pattern(List.of(), 1 + random.nextInt(50), 0.1));
            double[] density = {1, 1 + random.nextInt(3)};
            Mixture mixture = Mixture.fit(patterns, density);
            double[] best = {Double.NEGATIVE_INFINITY, 0, 0};
            for (int i = 0; i <= 200; i++) {
                for (int j = 0; i + j <= 200; j++) {
                    double log = logLikelihood(patterns, density, i / 200.0, j / 200.0);
                    best = log > best[0] ? new double[] {log, i / 200.0, j / 200.0} : best;
                }
            }
            assertThat(mixture.shares().get(0)).as("seed %d", seed).isCloseTo(best[1], within(0.006));
            assertThat(mixture.shares().get(1)).as("seed %d", seed).isCloseTo(best[2], within(0.006));
        }
    }

    private static double logLikelihood(List<Mixture.Pattern> patterns, double[] density, double one, double two) {
        double log = 0;
        for (Mixture.Pattern pattern : patterns) {
            double chance = (1 - one - two) * pattern.unrecorded();
            chance += pattern.holders().contains(0) ? one * density[0] : 0;
            chance += pattern.holders().contains(1) ? two * density[1] : 0;
            log += pattern.rows() * Math.log(chance);
        }
        return log;
    }

    private static double[] logs(double... likelihoods) {
        return java.util.Arrays.stream(likelihoods).map(Math::log).toArray();
    }
}
