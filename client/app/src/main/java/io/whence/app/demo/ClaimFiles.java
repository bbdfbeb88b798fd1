package io.whence.app.demo;

import io.whence.model.bytes.Json;
import io.whence.model.value.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes what the insurance half of the story states: the cover, the incident, and one file a move of the claim. */
final class ClaimFiles {
    static final String CURRENCY = "CNY";

    private static final long REVENUE_CLAIMED = 86_000_000;
    private static final long REVENUE_SUBSTANTIATED = 72_000_000;
    private static final long FORENSICS = 9_500_000;
    private static final long NOTICES_SENT = 8;
    private static final long NOTICE_PRICE = 150_000;

    private final StoryFiles files;
    private final Cast cast;

    ClaimFiles(StoryFiles files, Cast cast) {
        this.files = files;
        this.cast = cast;
    }

    Path cover() throws IOException {
        Json dataLoss = Json.object(Map.of(
                "id", Json.of("DATA-LOSS"),
                "clause", Json.of("3.1"),
                "deductible", flat(5_000_000),
                "coPaymentPercent", Json.of("10"),
                "limit", flat(200_000_000)));
        Json response =
                Json.object(Map.of("id", Json.of("RESPONSE"), "clause", Json.of("3.4"), "limit", flat(20_000_000)));
        Json terms = Json.object(Map.of(
                "currency", Json.of(CURRENCY),
                "insurer", Json.of("insurer"),
                "sumInsuredMinorUnits", Json.of(300_000_000),
                "sections", Json.array(List.of(dataLoss, response)),
                "policy", Json.object(Map.of("deductible", flat(1_000_000)))));
        TreeMap<String, Json> body = new TreeMap<>(Map.of(
                "product", Json.of("circulation-security"),
                "insurer", Json.of("insurer"),
                "insured", Json.of("provider"),
                "from", Json.of(cast.at(-30, 0)),
                "until", Json.of(cast.at(335, 0)),
                "reportingWindowDays", Json.of(90),
                "jurisdiction", Json.of("CN-2015"),
                "subjects", Json.texts(List.of(Cast.VERSION)),
                "terms", terms));
        body.put("obligations", Json.array(List.of(protection())));
        return files.json(
                Cast.COVER,
                Json.object(Map.of(
                        "id", Json.of(Cast.COVER),
                        "declaredAt", Json.of(cast.at(0, 2)),
                        "body", Json.object(body))));
    }

    private static Json protection() {
        return Json.object(Map.of(
                "id", Json.of("security-protection"),
                "by", Json.of("provider"),
                "duty", Json.of("protection measures in place")));
    }

    Path fulfil() throws IOException {
        return files.json(
                "fulfil",
                Json.object(Map.of(
                        "cover", Json.of(Cast.COVER),
                        "obligation", Json.of("security-protection"),
                        "evidence", document("security protection report"))));
    }

    Path incident(Digest sample) throws IOException {
        return files.json(
                Cast.INCIDENT,
                Json.object(Map.of(
                        "id", Json.of(Cast.INCIDENT),
                        "perils", Json.texts(List.of("LEAK")),
                        "occurredAt", Json.of(cast.at(20, 0)),
                        "discoveredAt", Json.of(cast.at(60, 0)),
                        "versions", Json.texts(List.of(Cast.VERSION)),
                        "sample", Json.of(sample.hex()))));
    }

    Path notice(List<String> copies) throws IOException {
        Json revenue = item("1", "DATA-LOSS", "licence-revenue", copies, "claimedMinorUnits", REVENUE_CLAIMED);
        Json forensics = item("2", "RESPONSE", "forensics", copies, "claimedMinorUnits", FORENSICS);
        Json notices = Json.object(Map.of(
                "id", Json.of("3"),
                "section", Json.of("RESPONSE"),
                "head", Json.of("notification"),
                "copies", Json.texts(copies),
                "units", Json.of(NOTICES_SENT),
                "minorUnitsPerUnit", Json.of(NOTICE_PRICE)));
        return move(
                "1-notify",
                Map.of(
                        "incident", Json.of(Cast.INCIDENT),
                        "cover", Json.of(Cast.COVER),
                        "lossAt", Json.of(cast.at(20, 0)),
                        "discoveredAt", Json.of(cast.at(60, 0)),
                        "copies", Json.texts(copies),
                        "items", Json.array(List.of(revenue, forensics, notices))));
    }

    Path register() throws IOException {
        return move("2-register", Map.of("reserveMinorUnits", Json.of(80_000_000)));
    }

    Path investigate(String finding) throws IOException {
        return move(
                "3-investigate",
                Map.of(
                        "appointee", Json.of("adjuster"),
                        "finding", Json.of(finding),
                        "evidence",
                                Json.array(List.of(
                                        evidence("FINDING", finding), evidence("ACCOUNTS", paper("invoices"))))));
    }

    /** The adjuster puts the whole of the fault on the holder of the copy that the finding names. */
    Path assess(String atFault, String finding) throws IOException {
        Json basis = Json.texts(List.of(finding));
        List<Json> items = List.of(
                substantiated("1", basis, Map.of("substantiatedMinorUnits", Json.of(REVENUE_SUBSTANTIATED))),
                substantiated("2", basis, Map.of("substantiatedMinorUnits", Json.of(FORENSICS))),
                substantiated(
                        "3",
                        basis,
                        Map.of("units", Json.of(NOTICES_SENT), "minorUnitsPerUnit", Json.of(NOTICE_PRICE))));
        Json fault = Json.object(Map.of("party", Json.of(atFault), "percent", Json.of("80")));
        return move(
                "4-assess",
                Map.of(
                        "items", Json.array(items),
                        "cause", Json.of("leak"),
                        "faults", Json.array(List.of(fault)),
                        "report", document("loss assessment report"),
                        "evidence", Json.array(List.of(evidence("LOSS_ASSESSMENT", paper("loss assessment report"))))));
    }

    /** The adjuster's word on what no record can say, and on a duty whose fulfilment was recorded after the loss. */
    Path answer() throws IOException {
        List<Json> terms = List.of(
                answered("EXCLUSION", "lawfully-public"),
                answered("EXCLUSION", "wilful-act"),
                answered("OBLIGATION_MET", "security-protection"));
        return move("5-answer", Map.of("terms", Json.array(terms)));
    }

    private static Json answered(String term, String about) {
        return Json.object(Map.of(
                "term", Json.of(term),
                "about", Json.of(about),
                "answer", Json.of("SATISFIED"),
                "ground", document("loss assessment report")));
    }

    Path propose() throws IOException {
        return move(
                "6-propose",
                Map.of(
                        "reasons",
                        Json.array(List.of(
                                reason("1", "3.1", "PARTLY_SUBSTANTIATED"),
                                reason("2", "3.4", "COVERED"),
                                reason("3", "3.4", "COVERED")))));
    }

    Path decide(int signature, String worksheet) throws IOException {
        return move("7-decide-" + signature, Map.of("outcome", Json.of("ACCEPT"), "worksheet", Json.of(worksheet)));
    }

    Path agree() throws IOException {
        return move(
                "8-agree", Map.of("payee", Json.of("provider"), "subrogationReceipt", document("subrogation receipt")));
    }

    Path pay() throws IOException {
        return move("9-pay", Map.of());
    }

    Path settle() throws IOException {
        return move("10-settle", Map.of("reference", document("bank confirmation")));
    }

    Path recoverOpen() throws IOException {
        return move("11-recover-open", Map.of("step", Json.of("OPEN")));
    }

    Path recoverReceive(String party, long minorUnits) throws IOException {
        return move(
                "12-recover-receive",
                Map.of(
                        "step", Json.of("RECEIVE"),
                        "party", Json.of(party),
                        "minorUnits", Json.of(minorUnits),
                        "costsMinorUnits", Json.of(1_200_000),
                        "reference", document("recovery receipt")));
    }

    Path recoverApportion() throws IOException {
        return move("13-recover-apportion", Map.of("step", Json.of("APPORTION")));
    }

    private Path move(String name, Map<String, Json> fields) throws IOException {
        TreeMap<String, Json> move = new TreeMap<>(fields);
        move.put("claim", Json.of(Cast.CLAIM));
        return files.json("claim-" + name, Json.object(move));
    }

    private static Json item(
            String id, String section, String head, List<String> copies, String amount, long minorUnits) {
        return Json.object(Map.of(
                "id",
                Json.of(id),
                "section",
                Json.of(section),
                "head",
                Json.of(head),
                "copies",
                Json.texts(copies),
                amount,
                Json.of(minorUnits)));
    }

    private static Json substantiated(String id, Json basis, Map<String, Json> amount) {
        TreeMap<String, Json> item = new TreeMap<>(amount);
        item.put("id", Json.of(id));
        item.put("basis", basis);
        return Json.object(item);
    }

    private static Json reason(String item, String clause, String code) {
        return Json.object(Map.of("item", Json.of(item), "clause", Json.of(clause), "code", Json.of(code)));
    }

    private static Json evidence(String kind, String digest) {
        return Json.object(Map.of("kind", Json.of(kind), "digest", Json.of(digest)));
    }

    private static Json flat(long minorUnits) {
        return Json.object(Map.of("kind", Json.of("FLAT"), "minorUnits", Json.of(minorUnits)));
    }

    /** The digest of a paper that stays outside the ledger. */
    private static Json document(String name) {
        return Json.of(paper(name));
    }

    private static String paper(String name) {
        return Digest.over(name.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
