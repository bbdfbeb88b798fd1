package io.whence.claims.evidence;

import io.whence.ledger.Connection;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a claim is about, asked of the ledger: the ids by which its evidence is recognised in the log.
 *
 * @param record the claim as the ledger has it
 * @param copies those claimed for or named, whose whole life is evidence
 * @param cited what the finding cites of the record beside that
 * @param documents {@code type/id} of every document that the copies rest on
 */
record Subject(
        String claim,
        Json record,
        String incident,
        String cover,
        Optional<String> findingDigest,
        Optional<Json> finding,
        Optional<PackContents.Settlement> settlement,
        Set<String> copies,
        Cited cited,
        Set<String> documents) {
    private static final int LIST_MAX = 4096;

    static Subject of(Connection connection, String claim) {
        Json record = Json.parse(connection.evaluate("claim:show", claim));
        FieldReader fields = new FieldReader("", record);
        Optional<String> digest =
                fields.objectIfPresent("inquiry").flatMap(inquiry -> inquiry.textIfPresent("finding"));
        Optional<Json> finding = digest.map(
                value -> new FieldReader("", Json.parse(connection.evaluate("finding:show", value))).json("finding"));
        Set<String> copies = copies(fields, finding);
        Cited cited = finding.map(Cited::of).orElse(Cited.NOTHING);
        copies.addAll(cited.passedOn());
        Set<String> all = new TreeSet<>(copies);
        all.addAll(cited.copies());
        return new Subject(
                claim,
                record,
                fields.id("incident"),
                fields.id("cover"),
                digest,
                finding,
                settlement(connection, fields),
                copies,
                cited,
                documents(connection, all));
    }

    private static Set<String> copies(FieldReader claim, Optional<Json> finding) {
        TreeSet<String> copies = new TreeSet<>();
        claim.objectIfPresent("notice").ifPresent(notice -> copies.addAll(notice.ids("copies", LIST_MAX)));
        finding.map(json -> new FieldReader("", json))
                .ifPresent(fields -> copies.addAll(fields.ids("named", LIST_MAX)));
        return copies;
    }

    /** What the last decision rests on, else what is proposed. */
    private static Optional<PackContents.Settlement> settlement(Connection connection, FieldReader claim) {
        return claim.objects("decisions", LIST_MAX, decision -> decision.text("worksheet")).stream()
                .reduce((first, last) -> last)
                .or(() -> claim.objectIfPresent("proposal")
                        .map(proposal -> proposal.object("worksheet").text("digest")))
                .map(digest -> new FieldReader("", Json.parse(connection.evaluate("claim:worksheet", digest))))
                .map(kept ->
                        new PackContents.Settlement(kept.json("terms"), kept.json("loss"), kept.json("worksheet")));
    }

    /** Agreement, version, product and policy of each copy, and the parties to it. */
    private static Set<String> documents(Connection connection, Set<String> copies) {
        TreeSet<String> documents = new TreeSet<>();
        for (String copy : copies) {
            FieldReader held = new FieldReader("", Json.parse(connection.evaluate("circulation:copy", copy)));
            FieldReader agreement = body(connection.evaluate("agreement:show", held.id("agreement")));
            documents.add("agreement/" + held.id("agreement"));
            documents.add("policy/" + agreement.id("policy"));
            documents.add("party/" + agreement.id("provider"));
            documents.add("party/" + agreement.id("recipient"));
            version(connection, held.id("version")).ifPresent(version -> {
                documents.add("version/" + held.id("version"));
                documents.add("product/" + version.id("product"));
            });
        }
        return documents;
    }

    /** A version that was derived need not be registered. */
    private static Optional<FieldReader> version(Connection connection, String id) {
        return connection.find("version:show", id).map(Subject::body);
    }

    private static FieldReader body(byte[] shown) {
        return new FieldReader("", Json.parse(shown)).object("document").object("body");
    }
}
