package io.whence.model.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.cover.Contribution;
import io.whence.model.cover.Recovery;
import io.whence.model.value.Currency;
import io.whence.model.value.Percent;
import io.whence.model.wire.LossJson;
import io.whence.model.wire.TermsJson;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Contribution and recovery against auditors that compute by other means. Each case is one seed. */
class SharingSimulationTest {
    private static final int INSURERS_MAX = 4;
    private static final List<String> MODES = List.of("TOP_DOWN", "MADE_WHOLE", "PRO_RATA", "INSURER_FIRST");

    private final Set<Contribution.Mode> splitBy = EnumSet.noneOf(Contribution.Mode.class);
    private int overflowed;
    private int disagreeing;
    private int participating;

    @Test
    void the_auditor_shares_a_loss_between_policies_to_the_same_minor_units() {
        Seeds.each("all insurers together pay no more than the loss", this::share);
        assertThat(splitBy).containsExactlyInAnyOrder(Contribution.Mode.values());
        assertThat(List.of(overflowed, disagreeing, participating)).allMatch(count -> count > 500);
    }

    @Test
    void the_auditor_shares_out_a_recovery_to_the_same_minor_units() {
        Seeds.each("a recovery is shared out whole", seed -> {
            RecoveryAudit.Case drawn = recovery(new SplittableRandom(seed));
            Recovery.Apportioned apportioned = asked(drawn).apportion();
            List<Long> received = new ArrayList<>(apportioned.insurers().stream()
                    .map(Recovery.Payment::minorUnits)
                    .toList());
            received.add(apportioned.insuredMinorUnits());
            RecoveryAudit audit = new RecoveryAudit(
                    apportioned.costsMinorUnits(),
                    received,
                    apportioned.ceilings().stream()
                            .map(Recovery.Ceiling::minorUnits)
                            .toList());
            assertThat(audit).as("seed %d: %s", seed, drawn).isEqualTo(RecoveryAudit.of(drawn));
            assertThat(audit.costs() + received.stream().mapToLong(each -> each).sum())
                    .as("seed %d: %s", seed, drawn)
                    .isEqualTo(drawn.recovered());
        });
    }

    private void share(long seed) {
        Workload workload = new Workload(seed);
        Paper first = workload.terms();
        Paper loss = Paper.of("items", workload.loss().list("items"));
        List<Paper> terms = IntStream.rangeClosed(0, 1 + workload.below(INSURERS_MAX - 1))
                .mapToObj(i -> workload.rival(first))
                .toList();
        Contribution contribution = Contribution.share(
                terms.stream()
                        .map(each -> TermsJson.read(each.json().canonical()))
                        .toList(),
                LossJson.read(loss.json().canonical()));
        SharingAudit audit = SharingAudit.of(terms.stream()
                .map(each -> new SharingAudit.Stated(
                        Auditor.audit(each, loss).alone(),
                        each.number("sumInsuredMinorUnits", 0),
                        each.inside("switches").text("contribution", Workload.MODES[0])))
                .toList());
        assertThat(said(contribution))
                .as(() -> "seed %d: %s %s".formatted(seed, terms, loss))
                .isEqualTo(audit);
        assertNobodyGains(seed, contribution);
        count(contribution);
    }

    private static SharingAudit said(Contribution contribution) {
        return new SharingAudit(
                contribution.mode().name(),
                contribution.totalMinorUnits(),
                contribution.shares().stream()
                        .map(Contribution.Share::policyShareMinorUnits)
                        .toList(),
                contribution.shares().stream()
                        .map(Contribution.Share::shareMinorUnits)
                        .toList());
    }

    private static void assertNobodyGains(long seed, Contribution contribution) {
        long all = 0;
        for (Contribution.Share share : contribution.shares()) {
            assertThat(share.shareMinorUnits()).as("seed %d", seed).isBetween(0L, share.policyShareMinorUnits());
            assertThat(share.policyShareMinorUnits()).as("seed %d", seed).isBetween(0L, share.aloneMinorUnits());
            all += share.policyShareMinorUnits();
        }
        assertThat(all).as("seed %d", seed).isEqualTo(contribution.totalMinorUnits());
        assertThat(all)
                .as("seed %d", seed)
                .isLessThanOrEqualTo(contribution.worksheets().getFirst().lossMinorUnits());
    }

    private void count(Contribution contribution) {
        List<Contribution.Share> shares = contribution.shares();
        long alone =
                shares.stream().mapToLong(Contribution.Share::aloneMinorUnits).sum();
        boolean split = alone > contribution.totalMinorUnits();
        if (split) {
            splitBy.add(contribution.mode());
        }
        boolean full = shares.stream()
                .anyMatch(share ->
                        share.aloneMinorUnits() > 0 && share.aloneMinorUnits() == share.policyShareMinorUnits());
        overflowed += split && full ? 1 : 0;
        disagreeing += split && contribution.mode() == Contribution.Mode.SUM_INSURED_PROPORTION ? 1 : 0;
        participating +=
                shares.stream().anyMatch(share -> share.shareMinorUnits() < share.policyShareMinorUnits()) ? 1 : 0;
    }

    private static RecoveryAudit.Case recovery(SplittableRandom random) {
        List<Long> paid = IntStream.range(0, 1 + random.nextInt(INSURERS_MAX))
                .mapToObj(i -> (long) random.nextInt(60))
                .toList();
        long all = paid.stream().mapToLong(each -> each).sum();
        List<String> faults = new ArrayList<>();
        int left = 1000;
        for (int i = random.nextInt(4); i > 0; i--) {
            int tenths = random.nextInt(left + 1);
            faults.add(tenths / 10 + "." + tenths % 10);
            left -= tenths;
        }
        long loss = all + random.nextInt(80);
        return new RecoveryAudit.Case(
                loss,
                Math.min(loss, random.nextInt(50)),
                paid,
                random.nextInt(300),
                random.nextInt(3) == 0 ? random.nextInt(40) : 0,
                MODES.get(random.nextInt(MODES.size())),
                faults,
                random.nextBoolean());
    }

    private static Recovery asked(RecoveryAudit.Case drawn) {
        return new Recovery(
                new Currency("CNY"),
                drawn.loss(),
                drawn.deductible(),
                IntStream.range(0, drawn.paid().size())
                        .mapToObj(i -> new Recovery.Payment(
                                "insurer-" + i, drawn.paid().get(i)))
                        .toList(),
                drawn.recovered(),
                drawn.costs(),
                Recovery.Mode.valueOf(drawn.mode()),
                IntStream.range(0, drawn.faults().size())
                        .mapToObj(i -> new Recovery.Fault(
                                "party-" + i, Percent.parse(drawn.faults().get(i))))
                        .toList(),
                Percent.NONE,
                drawn.joint() ? Recovery.Liability.JOINT : Recovery.Liability.SEVERAL);
    }
}
