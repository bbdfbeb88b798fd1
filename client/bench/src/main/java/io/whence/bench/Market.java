package io.whence.bench;

import io.whence.ledger.Connection;
import java.nio.file.Path;
import java.util.Optional;

/** The documents that the workloads stand on: an exchange that may deliver one version to the insurer. */
record Market(Path connectionFolder) {
    static final String VERSION = "bench-version";
    static final String AGREEMENT = "bench-agreement";
    static final String RECIPIENT = "insurer";

    /** Records the documents. */
    void open() {
        try (Connection exchange = connect("exchange");
                Connection insurer = connect(RECIPIENT)) {
            add(exchange, "party", "exchange", "{'roles':['EXCHANGE','PROVIDER'],'mspId':'ExchangeMSP'}");
            add(insurer, "party", RECIPIENT, "{'roles':['INSURER','RECIPIENT'],'mspId':'InsurerMSP'}");
            add(
                    exchange,
                    "product",
                    "bench-product",
                    "{'owner':'exchange','class':'DATASET','grading':'GENERAL','personalData':false}");
            add(
                    exchange,
                    "version",
                    VERSION,
                    "{'product':'bench-product','sequence':1,'rows':32561,'bytes':3974305,'root':'" + "ab".repeat(32)
                            + "','schema':'" + "cd".repeat(32) + "'}");
            add(exchange, "policy", "bench-policy", "{'profile':'whence-odrl-1','permission':[{'action':'use'}]}");
            add(
                    exchange,
                    "agreement",
                    AGREEMENT,
                    "{'provider':'exchange','recipient':'" + RECIPIENT + "','version':'" + VERSION
                            + "','policy':'bench-policy','from':'2026-01-01T00:00:00Z',"
                            + "'until':'2027-01-01T00:00:00Z','receiptHours':24,'insured':true}");
            insurer.submit("agreement:accept", AGREEMENT);
        }
    }

    private Connection connect(String party) {
        return Connection.open(connectionFolder, party, Optional.empty());
    }

    private static void add(Connection connection, String type, String id, String body) {
        connection.submit(type + ":add", Declared.canonical(type, id, body));
    }
}
