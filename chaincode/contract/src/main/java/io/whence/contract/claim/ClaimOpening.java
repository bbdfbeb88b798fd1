package io.whence.contract.claim;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.claim.Act;
import io.whence.model.claim.Claim;
import io.whence.model.claim.ClaimBasis;
import io.whence.model.claim.ClaimRule;
import io.whence.model.claim.ClaimState;
import io.whence.model.claim.CoverDocument;
import io.whence.model.claim.Duplicates;
import io.whence.model.claim.MasterRule;
import io.whence.model.claim.Notice;
import io.whence.model.value.Currency;
import io.whence.model.wire.ActCodec;
import io.whence.model.wire.CoverCodec;
import io.whence.model.wire.Keys;
import io.whence.model.wire.ProfileCodec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/** The first moves of a claim: which cover version it rests on, and who has claimed the same loss before. */
final class ClaimOpening {
    private final ClaimDesk desk;
    private final FieldReader fields;
    private final String id;
    private final Optional<Claim> before;
    private Optional<Claim> claim = Optional.empty();

    ClaimOpening(ClaimDesk desk, FieldReader fields) {
        this.desk = desk;
        this.fields = fields;
        this.id = fields.id("claim");
        this.before = desk.claimIfPresent(id);
        before.filter(present -> present.state() != ClaimState.CIRCUMSTANCE).ifPresent(present -> {
            throw ClaimRule.CLAIM_EXISTS.refuse("claim", id);
        });
    }

    /** The claim that the act is about; known once the act was read. */
    Claim claim() {
        return claim.orElseThrow();
    }

    Act circumstance() {
        before.ifPresent(present -> {
            throw ClaimRule.CLAIM_EXISTS.refuse("claim", id);
        });
        Act.Circumstance act = (Act.Circumstance) ActCodec.circumstance(fields);
        rest(act.discoveredAt());
        return act;
    }

    Act notified() {
        Notice notice = ActCodec.notice(fields);
        CoverVersion cover = rest(notice.lossAt());
        notice.copies().forEach(this::requireCopy);
        Set<String> sections = CoverCodec.sectionIds(cover.terms());
        for (Notice.Item item : notice.items()) {
            if (!sections.contains(item.section())) {
                throw ClaimRule.SECTION_UNKNOWN.refuse("items." + item.id() + ".section", item.section());
            }
            item.copies().forEach(this::requireCopy);
        }
        boolean inPeriod = desk.life(cover.document().id())
                .covers(cover.document(), notice.lossAt(), desk.ledger().proposedAt());
        List<Notice.Contribution> contributions =
                Duplicates.contributions(claim().basis(), notice, claimedBefore(claim().basis(), notice));
        return new Act.Notify(notice.sharing(contributions), ActCodec.evidence(fields), inPeriod);
    }

    /** Finds the cover version in force at the trigger date and rests the claim on it, once and for all. */
    private CoverVersion rest(Instant lossAt) {
        String incident = fields.id("incident");
        String coverId = fields.id("cover");
        if (!desk.incident(incident).stands()) {
            throw ClaimRule.INCIDENT_REJECTED.refuse("incident", incident);
        }
        if (before.isPresent()) {
            ClaimBasis basis = before.get().basis();
            if (!basis.incident().equals(incident) || !basis.cover().equals(coverId)) {
                throw ClaimRule.CLAIM_EXISTS.refuse("claim", id);
            }
            claim = before;
            return desk.coverOf(before.get());
        }
        CoverDocument present = CoverVersion.of(desk.coverRecord(coverId)).document();
        Instant trigger = present.triggerDate(lossAt, desk.ledger().proposedAt());
        CoverVersion cover = CoverVersion.effectiveAt(desk, coverId, trigger);
        cover.document().master().ifPresent(master -> {
            throw MasterRule.DECLARATION_EXPECTED.refuse("cover", coverId);
        });
        claim = Optional.of(Claim.unfiled(basis(incident, cover)));
        return cover;
    }

    private ClaimBasis basis(String incident, CoverVersion cover) {
        CoverDocument document = cover.document();
        return new ClaimBasis(
                id,
                incident,
                document.id(),
                cover.digest(),
                currency(cover.terms()),
                desk.member("insured", document.insured()),
                desk.member("insurer", document.insurer()),
                document.followers().stream()
                        .map(follower -> desk.member("followers", follower))
                        .toList(),
                document.leadAuthorityMinorUnits(),
                document.reportBy(ProfileCodec.of(document.jurisdiction())));
    }

    private void requireCopy(String copy) {
        if (desk.ledger().copy(copy).isEmpty()) {
            throw CirculationRule.COPY_UNKNOWN.refuse("copies", copy);
        }
    }

    private static Currency currency(Json terms) {
        return new Currency(new FieldReader("terms", terms).text("currency"));
    }

    /** Whatever the insured has claimed in the incident for these losses; each range is read again at commit. */
    private List<Duplicates.Claimed> claimedBefore(ClaimBasis basis, Notice notice) {
        return notice.items().stream()
                .map(item -> fingerprintKind(basis, item))
                .distinct()
                .flatMap(this::claimedBefore)
                .toList();
    }

    private Stream<Duplicates.Claimed> claimedBefore(String kind) {
        SortedMap<String, byte[]> claimed = desk.ledger().range(kind + "/", Keys.end(kind), ClaimDesk.CLAIMS_MAX + 1);
        if (claimed.size() > ClaimDesk.CLAIMS_MAX) {
            throw ClaimRule.CLAIM_TOO_LONG.refuse("claim", id);
        }
        return claimed.values().stream().map(ClaimOpening::claimed);
    }

    /** One loss of one insured in one incident: claims for other losses are not in each other's way. */
    static String fingerprintKind(ClaimBasis basis, Notice.Item item) {
        return Keys.path(
                "fingerprint",
                basis.incident(),
                basis.insured().party(),
                item.fingerprint().hex());
    }

    private static Duplicates.Claimed claimed(byte[] value) {
        FieldReader fields = new FieldReader("", Json.parse(value));
        return new Duplicates.Claimed(
                fields.id("section"),
                fields.text("fingerprint"),
                fields.id("insurer"),
                fields.id("cover"),
                fields.id("claim"));
    }
}
