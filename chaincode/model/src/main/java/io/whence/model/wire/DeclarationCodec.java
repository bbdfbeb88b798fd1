package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.MasterRule;
import io.whence.model.value.ValueRule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The words of a declaration: its master's, with what belongs to the one transaction in its place. */
public final class DeclarationCodec {
    private static final String TERMS = "terms";
    private static final String SUM_INSURED = "sumInsuredMinorUnits";
    private static final String POLICY = "policy";
    private static final String PREMIUM = "premium";

    /** What a declaration says itself, in the order of how it is asked for; the last three need not be said. */
    private static final List<String> OWN =
            List.of("subjects", "from", "until", SUM_INSURED, "insured", "effectiveFrom", PREMIUM);

    /** What is the master's alone. */
    private static final Set<String> MASTERS = Set.of("master", "effectiveFrom", PREMIUM);

    private DeclarationCodec() {}

    /**
     * The whole body of a declaration: {@code own} says its subjects, from, until and sumInsuredMinorUnits, and may say
     * its insured, effectiveFrom and premium. The sum insured is the policy's limit.
     */
    public static Json.Fields body(String master, Json.Fields masterBody, Json.Fields own) {
        own.members().keySet().stream()
                .filter(name -> !OWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ValueRule.FIELD_UNKNOWN.refuse("body." + name, "present");
                });
        FieldReader said = new FieldReader("body", own);
        TreeMap<String, Json> members = new TreeMap<>(masterBody.members());
        members.keySet().removeAll(MASTERS);
        members.putAll(own.members());
        members.remove(SUM_INSURED);
        members.put("under", Json.of(master));
        OWN.subList(0, 3).forEach(name -> members.put(name, said.json(name)));
        members.put(TERMS, terms(new FieldReader("body", masterBody).object(TERMS), said.minorUnits(SUM_INSURED)));
        return Json.object(members);
    }

    /** Refuses a declaration whose words are not its master's, by the first member that differs. */
    public static void check(String master, Json.Fields masterBody, Json.Fields body) {
        Map<String, Json> expected = body(master, masterBody, own(body)).members();
        Set<String> names = new TreeSet<>(expected.keySet());
        names.addAll(body.members().keySet());
        for (String name : names) {
            if (!Objects.equals(expected.get(name), body.members().get(name))) {
                throw MasterRule.DECLARATION_DIFFERS.refuse("body." + name, "not as in " + master);
            }
        }
        requireRates(master, masterBody, body);
    }

    private static Json.Fields own(Json.Fields body) {
        TreeMap<String, Json> own = new TreeMap<>(body.members());
        own.keySet().retainAll(OWN);
        own.put(SUM_INSURED, new FieldReader("body", body).object(TERMS).json(SUM_INSURED));
        return Json.object(own);
    }

    private static Json terms(FieldReader master, long sumInsured) {
        TreeMap<String, Json> terms = new TreeMap<>();
        master.names().forEach(name -> terms.put(name, master.json(name)));
        TreeMap<String, Json> policy = new TreeMap<>();
        master.objectIfPresent(POLICY)
                .ifPresent(stated -> stated.names().forEach(name -> policy.put(name, stated.json(name))));
        policy.put("limit", Json.object(Map.of("kind", Json.of("FLAT"), "minorUnits", Json.of(sumInsured))));
        terms.put(POLICY, Json.object(policy));
        terms.put(SUM_INSURED, Json.of(sumInsured));
        return Json.object(terms);
    }

    /** A transaction's premium is by the rates of its master. */
    private static void requireRates(String master, Json.Fields masterBody, Json.Fields body) {
        FieldReader declared = new FieldReader("body", body);
        if (declared.has(PREMIUM)) {
            FieldReader agreed = new FieldReader("body", masterBody);
            Json rates = declared.object(PREMIUM).json("rates");
            if (!agreed.has(PREMIUM) || !agreed.object(PREMIUM).json("rates").equals(rates)) {
                throw MasterRule.DECLARATION_DIFFERS.refuse("body.premium.rates", "not as in " + master);
            }
        }
    }
}
