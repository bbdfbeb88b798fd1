package io.whence.contract.claim;

import io.whence.contract.Ledger;
import io.whence.contract.Recorded;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.circulation.Party;
import io.whence.model.claim.Actor;
import io.whence.model.claim.Claim;
import io.whence.model.claim.ClaimRule;
import io.whence.model.claim.CoverDocument;
import io.whence.model.claim.CoverLife;
import io.whence.model.claim.Finding;
import io.whence.model.claim.Incident;
import io.whence.model.claim.Member;
import io.whence.model.claim.Occasion;
import io.whence.model.claim.Sharing;
import io.whence.model.value.Digest;
import io.whence.model.wire.ClaimCodec;
import io.whence.model.wire.CoverCodec;
import io.whence.model.wire.CoverUse;
import io.whence.model.wire.FindingCodec;
import io.whence.model.wire.IncidentCodec;
import io.whence.model.wire.Keys;
import io.whence.model.wire.ProfileCodec;
import io.whence.model.wire.SharingCodec;
import io.whence.model.wire.TermsJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What claims need of the ledger, read as records of the model. */
record ClaimDesk(Ledger ledger) {
    /** The most claims that one cover or one insured's incident may have. */
    static final int CLAIMS_MAX = 4096;

    private static final int CONCURRENCES_MAX = 256;
    private static final String OPEN_CLAIM = "openClaim";
    private static final String EROSION = "erosion";

    /** The caller with the party that it speaks for. */
    Actor actor() {
        Party party = ledger.partyOf(ledger.caller().mspId())
                .orElseThrow(() -> CirculationRule.PARTY_UNKNOWN.refuse(
                        "caller", ledger.caller().mspId()));
        return new Actor(ledger.caller(), party.id(), Collections.unmodifiableSet(new TreeSet<>(party.roles())));
    }

    Occasion occasion(CoverVersion cover) {
        return new Occasion(
                actor(), ledger.proposedAt(), ProfileCodec.of(cover.document().jurisdiction()));
    }

    /** A party and the organisation that speaks for it, if it has one. */
    Member member(String field, String party) {
        Party found = ledger.party(party).orElseThrow(() -> CirculationRule.PARTY_UNKNOWN.refuse(field, party));
        return new Member(party, found.mspId().orElse(""));
    }

    Optional<Claim> claimIfPresent(String id) {
        return ledger.read(Keys.document("claim", id)).map(ClaimCodec::claim);
    }

    Claim claim(String id) {
        return claimIfPresent(id).orElseThrow(() -> ClaimRule.CLAIM_UNKNOWN.refuse("claim", id));
    }

    CoverLife life(String cover) {
        return ledger.read(Keys.path("coverLife", cover)).map(CoverCodec::life).orElseGet(CoverLife::quoted);
    }

    Recorded coverRecord(String id) {
        return ledger.recorded("cover", id).orElseThrow(() -> ClaimRule.COVER_UNKNOWN.refuse("cover", id));
    }

    /** The version of a cover on which a claim rests. */
    CoverVersion coverOf(Claim claim) {
        return CoverVersion.of(this, claim.basis().cover(), claim.basis().coverVersion());
    }

    /** The terms that settle a claim: its version's, with what of the premium was paid before the loss. */
    Json termsOf(Claim claim) {
        return PremiumFunctions.terms(
                this, coverOf(claim), claim.notice().orElseThrow().lossAt());
    }

    Incident incident(String id) {
        return ledger.read(Keys.document("incident", id))
                .map(IncidentCodec::incident)
                .orElseThrow(() -> ClaimRule.INCIDENT_UNKNOWN.refuse("incident", id));
    }

    Finding finding(Digest digest) {
        return ledger.read(Keys.document("finding", digest.hex()))
                .map(FindingCodec::recorded)
                .orElseThrow(() -> ClaimRule.FINDING_UNKNOWN.refuse("finding", digest));
    }

    /** Whether a digest is that of a finding of the claim's incident, or of an artefact about the claim or its cover. */
    boolean shows(Claim claim, Digest digest) {
        boolean found = ledger.read(Keys.document("finding", digest.hex()))
                .map(FindingCodec::recorded)
                .filter(finding -> finding.incident().equals(claim.basis().incident()))
                .isPresent();
        Set<String> subjects = Set.of(claim.basis().claim(), claim.basis().cover());
        return found
                || ArtefactFunctions.about(ledger, digest)
                        .filter(subjects::contains)
                        .isPresent();
    }

    /** Organisations that recomputed a finding and agree; the range is read again at commit. */
    List<Json> concurrences(Digest finding) {
        String kind = Keys.path("concurrence", finding.hex());
        return ledger.range(kind + "/", Keys.end(kind), CONCURRENCES_MAX).values().stream()
                .map(Json::parse)
                .toList();
    }

    List<String> concurring(Digest finding) {
        return concurrences(finding).stream()
                .map(json -> new FieldReader("", json).text("mspId"))
                .toList();
    }

    /** What all other claims used of a cover; the range is read again at commit, so that none is missed. */
    List<CoverUse> usesBeside(Claim claim) {
        CoverDocument cover = coverOf(claim).document();
        return cover.under().isPresent()
                ? usesBeside(cover, erosionKey(claim))
                : usesBeside(cover.id(), claim.basis().claim());
    }

    /** Under a master, other transactions use its aggregates and nothing else of this one. */
    private List<CoverUse> usesBeside(CoverDocument declared, String own) {
        String kind = Keys.path(EROSION, declared.pool(), declared.id()) + "/";
        List<CoverUse> uses = new ArrayList<>();
        used(declared.pool()).forEach((key, state) -> {
            CoverUse use = CoverUse.read(state);
            if (!key.equals(own)) {
                uses.add(key.startsWith(kind) ? use : use.ofAggregates());
            }
        });
        return uses;
    }

    /** The same for a treaty, which other claims used as well. */
    List<CoverUse> usesBeside(String cover, String claim) {
        TreeMap<String, byte[]> uses = new TreeMap<>(used(cover));
        uses.remove(Keys.path(EROSION, cover, claim));
        return uses.values().stream().map(CoverUse::read).toList();
    }

    /** Whether a cover has taken as many claims as it may. */
    boolean full(String cover) {
        String kind = Keys.path(EROSION, cover);
        return ledger.range(kind + "/", Keys.end(kind), CLAIMS_MAX).size() == CLAIMS_MAX;
    }

    /** How insurers share a claim, where they do. */
    Optional<Sharing> sharing(Claim claim) {
        return ledger.read(Keys.path("contribution", claim.basis().claim())).map(SharingCodec::read);
    }

    /** Terms, loss and worksheet of a reckoning. */
    Optional<Json> worksheet(Digest digest) {
        return ledger.read(Keys.path("worksheet", digest.hex())).map(Json::parse);
    }

    Optional<Long> lossOf(Digest worksheet) {
        return worksheet(worksheet)
                .map(document ->
                        new FieldReader("", document).object("worksheet").minorUnits("lossMinorUnits"));
    }

    /** A cover's place in time and what its claims have made of it. */
    CoverLife.Moment moment(CoverVersion cover) {
        String id = cover.document().id();
        List<CoverUse> uses = used(cover.document().pool()).values().stream()
                .map(CoverUse::read)
                .toList();
        String open = Keys.path(OPEN_CLAIM, id);
        return new CoverLife.Moment(
                cover.document(),
                ProfileCodec.of(cover.document().jurisdiction()),
                ledger.proposedAt(),
                TermsJson.read(CoverUse.eroded(cover.terms(), uses).canonical()).exhausted(),
                !ledger.range(open + "/", Keys.end(open), 1).isEmpty());
    }

    /** The key of a claim that keeps its cover from closing. */
    static String openKey(Claim claim) {
        return Keys.path(OPEN_CLAIM, claim.basis().cover(), claim.basis().claim());
    }

    private SortedMap<String, byte[]> used(String cover) {
        String kind = Keys.path(EROSION, cover);
        SortedMap<String, byte[]> uses = ledger.range(kind + "/", Keys.end(kind), CLAIMS_MAX + 1);
        if (uses.size() > CLAIMS_MAX) {
            throw ClaimRule.CLAIM_TOO_LONG.refuse("cover", cover);
        }
        return uses;
    }

    /** Where a claim's use of its cover stands; under a master beside those of its other declarations. */
    String erosionKey(Claim claim) {
        String cover = claim.basis().cover();
        return coverOf(claim)
                .document()
                .under()
                .map(master -> Keys.path(EROSION, master, cover, claim.basis().claim()))
                .orElseGet(() -> Keys.path(EROSION, cover, claim.basis().claim()));
    }
}
