package io.whence.contract.claim;

import io.whence.contract.Recorded;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.ClaimRule;
import io.whence.model.claim.CoverDocument;
import io.whence.model.claim.CoverLife;
import io.whence.model.cover.PremiumPayments;
import io.whence.model.cover.Quote;
import io.whence.model.value.Digest;
import io.whence.model.wire.CoverCodec;
import io.whence.model.wire.Document;
import io.whence.model.wire.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One version of a cover as recorded, with its frozen money terms. */
record CoverVersion(
        Digest digest,
        Optional<Digest> prev,
        CoverDocument document,
        Json terms,
        Optional<Long> premiumMinorUnits,
        List<PremiumPayments.Instalment> instalments) {
    private static final String OLDER = "coverVersion";

    static CoverVersion of(Recorded recorded) {
        return of(recorded.document(), recorded.digest());
    }

    private static CoverVersion of(Json json, Digest digest) {
        Document document = Document.read("cover", json, digest);
        return new CoverVersion(
                document.digest(),
                document.prev(),
                CoverCodec.cover(document),
                CoverCodec.terms(json),
                CoverCodec.quote(document.fields()).map(Quote::premiumMinorUnits),
                CoverCodec.instalments(document.fields()));
    }

    /** The version of that digest: the present one, or an older one in its place. */
    static CoverVersion of(ClaimDesk desk, String id, Digest digest) {
        Recorded present = desk.coverRecord(id);
        return present.digest().equals(digest) ? of(present) : older(desk, id, digest);
    }

    /** The version that the insured had bound and that was effective at a date; else the first one bound. */
    static CoverVersion effectiveAt(ClaimDesk desk, String id, Instant trigger) {
        CoverLife life = desk.life(id);
        Optional<CoverVersion> first = Optional.empty();
        for (CoverVersion each : chain(desk, id)) {
            if (life.binds(each.digest)) {
                if (!each.document.effectiveFrom().isAfter(trigger)) {
                    return each;
                }
                first = Optional.of(each);
            }
        }
        return first.orElseThrow(() -> ClaimRule.COVER_STATE.refuse("cover", CoverLife.State.QUOTED));
    }

    /** Every version of a cover, the present one first. */
    static List<CoverVersion> chain(ClaimDesk desk, String id) {
        List<CoverVersion> chain = new ArrayList<>();
        Optional<CoverVersion> version = Optional.of(of(desk.coverRecord(id)));
        while (version.isPresent()) {
            chain.add(version.get());
            version = version.get().prev.map(prev -> older(desk, id, prev));
        }
        return chain;
    }

    /** Where a version goes when the next one takes its place. */
    static String olderKey(String id, Digest digest) {
        return Keys.path(OLDER, id, digest.hex());
    }

    /** The version of that digest as it was recorded, with who added it. */
    static byte[] recorded(ClaimDesk desk, String id, Digest digest) {
        Recorded present = desk.coverRecord(id);
        return present.digest().equals(digest)
                ? present.json().canonical()
                : desk.ledger()
                        .read(olderKey(id, digest))
                        .orElseThrow(() -> ClaimRule.COVER_UNKNOWN.refuse("coverVersion", digest));
    }

    private static CoverVersion older(ClaimDesk desk, String id, Digest digest) {
        byte[] state = desk.ledger()
                .read(olderKey(id, digest))
                .orElseThrow(() -> ClaimRule.COVER_UNKNOWN.refuse("coverVersion", digest));
        FieldReader fields = new FieldReader("", Json.parse(state));
        return of(fields.json("document"), digest);
    }
}
