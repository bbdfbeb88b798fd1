package io.whence.embedded.simulation;

import io.whence.embedded.rule.EmbeddedRule;
import io.whence.model.bytes.FieldReader;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A private collection: which organisations keep its values, and whether only their clients may use it. */
public record CollectionRule(String name, Set<String> mspIds, boolean memberOnlyRead, boolean memberOnlyWrite) {
    private static final Pattern ANY_OF = Pattern.compile("OR\\s*\\((.*)\\)");
    private static final Pattern MEMBER = Pattern.compile("\\s*'([\\w.-]+)\\.(?:member|peer)'\\s*");

    public CollectionRule {
        mspIds = Set.copyOf(mspIds);
    }

    /** Reads one element of Fabric's {@code collections.json}. */
    static CollectionRule read(FieldReader fields) {
        String name = fields.text("name");
        if (fields.countIfPresent("blockToLive").orElse(0L) != 0) {
            throw EmbeddedRule.COLLECTION_UNSUPPORTED.refuse(fields.at("blockToLive"), name);
        }
        if (fields.has("endorsementPolicy")) {
            throw EmbeddedRule.COLLECTION_UNSUPPORTED.refuse(fields.at("endorsementPolicy"), name);
        }
        return new CollectionRule(
                name, members(fields), fields.flag("memberOnlyRead", false), fields.flag("memberOnlyWrite", false));
    }

    private static Set<String> members(FieldReader fields) {
        String policy = fields.text("policy");
        Matcher anyOf = ANY_OF.matcher(policy.strip());
        if (!anyOf.matches()) {
            throw EmbeddedRule.COLLECTION_UNSUPPORTED.refuse(fields.at("policy"), policy);
        }
        Set<String> mspIds = new LinkedHashSet<>();
        for (String part : anyOf.group(1).split(",", -1)) {
            Matcher member = MEMBER.matcher(part);
            if (!member.matches()) {
                throw EmbeddedRule.COLLECTION_UNSUPPORTED.refuse(fields.at("policy"), policy);
            }
            mspIds.add(member.group(1));
        }
        return mspIds;
    }
}
