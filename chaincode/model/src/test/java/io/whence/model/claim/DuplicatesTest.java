package io.whence.model.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.circulation.Role;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The same loss twice: refused from one section of one insurer, shared between two. */
class DuplicatesTest {
    @Test
    void the_same_loss_under_the_same_section_of_the_same_insurer_is_refused() {
        assertThatThrownBy(() -> contributions(claimed("DATA-LOSS", "item 1", "insurer")))
                .hasMessageStartingWith("DUPLICATE_CLAIM: items.1 = clm-0");
    }

    @Test
    void the_same_loss_under_another_insurer_is_a_notice_to_share() {
        assertThat(contributions(claimed("OTHER", "item 1", "second-insurer")))
                .containsExactly(new Notice.Contribution("1", "second-insurer", "cov-0", "clm-0"));
    }

    @Test
    void another_loss_or_another_section_is_no_duplicate() {
        assertThat(contributions(claimed("OTHER", "item 1", "insurer"))).isEmpty();
        assertThat(contributions(claimed("DATA-LOSS", "item 3", "insurer"))).isEmpty();
    }

    @Test
    void a_notice_does_not_claim_one_loss_twice_by_itself() {
        Notice once = Cast.notice();
        Notice.Item first = once.items().getFirst();
        Notice.Item again = new Notice.Item(
                "2", first.section(), first.head(), first.kind(), List.of(), new Quantity.Sum(1), first.fingerprint());
        Notice twice = new Notice(
                once.lossAt(),
                once.discoveredAt(),
                List.of(),
                List.of(first, again),
                Optional.empty(),
                Optional.empty(),
                List.of());
        assertThat(Play.in(ClaimState.NONE).tried(new Act.Notify(twice, List.of(), true), Role.INSURED))
                .isEqualTo("DUPLICATE_CLAIM");
    }

    private static List<Notice.Contribution> contributions(Duplicates.Claimed earlier) {
        return Duplicates.contributions(Cast.basis(), Cast.notice(), List.of(earlier));
    }

    private static Duplicates.Claimed claimed(String section, String loss, String insurer) {
        return new Duplicates.Claimed(section, Cast.digest(loss).hex(), insurer, "cov-0", "clm-0");
    }
}
