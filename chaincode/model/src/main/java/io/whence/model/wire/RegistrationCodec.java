package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.Certificate;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.circulation.Party;
import io.whence.model.circulation.PartySignature;
import io.whence.model.circulation.PolicyOffer;
import io.whence.model.circulation.Product;
import io.whence.model.circulation.Registration;
import io.whence.model.circulation.Version;
import io.whence.model.note.VerifierKey;
import io.whence.model.value.ValueRule;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the bodies of registered documents, each field once, by name; what is left over is refused. */
public final class RegistrationCodec {
    /** The types of documents that are registered as they stand. */
    public static final List<String> TYPES =
            List.of("party", "product", "version", "certificate", "policy", "agreement");

    private static final long RECEIPT_HOURS_MAX = 24L * 365;
    private static final int NAME_MAX = 128;

    private RegistrationCodec() {}

    /** The registration that a document carries. */
    public static Registration read(Document document) {
        FieldReader body = document.fields();
        Registration registration = switch (document.type()) {
            case "party" -> party(document.id(), body);
            case "product" -> product(document.id(), body);
            case "version" -> version(document.id(), body);
            case "certificate" -> certificate(document.id(), body);
            case "policy" -> new PolicyOffer(document.id(), UsagePolicyCodec.read(body));
            case "agreement" -> agreement(document.id(), body);
            default -> throw ValueRule.CHOICE_UNKNOWN.refuse("type", document.type());
        };
        body.end();
        return registration;
    }

    /** The bytes that a recipient signs: the canonical body of the agreement without the signature itself. */
    public static byte[] signedBytes(Json agreementBody) {
        if (!(agreementBody instanceof Json.Fields fields)) {
            throw ValueRule.TYPE_WRONG.refuse("body", "not an object");
        }
        TreeMap<String, Json> unsigned = new TreeMap<>(fields.members());
        unsigned.remove("recipientSignature");
        return Json.object(unsigned).canonical();
    }

    private static Party party(String id, FieldReader body) {
        return new Party(
                id,
                body.choices("roles", Party.Kind.values().length, Party.Kind.class),
                body.idIfPresent("mspId"),
                body.textIfPresent("publicKey").map(key -> publicKey(body.at("publicKey"), key)),
                body.ids("delegates", Party.DELEGATES_MAX),
                body.digestIfPresent("legalId"),
                body.timeIfPresent("validUntil"),
                witnessKey(body));
    }

    private static Optional<String> witnessKey(FieldReader body) {
        if (!body.has("witnessKey")) {
            return Optional.empty();
        }
        return Optional.of(body.named("witnessKey", VerifierKey::parse).text());
    }

    private static String publicKey(String at, String key) {
        if (!PartySignature.wellFormed(key)) {
            throw ValueRule.TYPE_WRONG.refuse(at, "not a P-256 SubjectPublicKeyInfo in base64");
        }
        return key;
    }

    private static Product product(String id, FieldReader body) {
        return new Product(
                id,
                body.id("owner"),
                body.choice("class", Product.Kind.class),
                body.choice("grading", Product.Grading.class),
                body.flag("personalData", false),
                body.digestIfPresent("description"));
    }

    private static Version version(String id, FieldReader body) {
        return new Version(
                id,
                body.id("product"),
                body.count("sequence"),
                body.idIfPresent("supersedes"),
                body.count("rows"),
                body.count("bytes"),
                body.digest("root"),
                body.digest("schema"),
                body.digestIfPresent("quality"));
    }

    private static Certificate certificate(String id, FieldReader body) {
        return new Certificate(
                id,
                body.id("product"),
                body.idIfPresent("version"),
                body.id("registry"),
                shortText(body, "number"),
                body.choice("kind", Certificate.Kind.class),
                body.choice("event", Certificate.Entry.class),
                body.id("holder"),
                body.digest("deposit"),
                body.timeIfPresent("validUntil"),
                body.digestIfPresent("sourceStatement"));
    }

    private static Agreement agreement(String id, FieldReader body) {
        Agreement agreement = new Agreement(
                id,
                body.id("provider"),
                body.id("recipient"),
                body.id("version"),
                body.id("policy"),
                body.time("from"),
                body.time("until"),
                body.whole("receiptHours", 0, RECEIPT_HOURS_MAX),
                body.idIfPresent("replaces"),
                body.flag("insured", false),
                body.digestIfPresent("price"),
                body.textIfPresent("recipientSignature"));
        if (!agreement.until().isAfter(agreement.from())) {
            throw CirculationRule.PERIOD_EMPTY.refuse(body.at("until"), agreement.until());
        }
        return agreement;
    }

    private static String shortText(FieldReader body, String name) {
        String text = body.text(name);
        if (text.isEmpty() || text.length() > NAME_MAX) {
            throw ValueRule.NUMBER_OUT_OF_RANGE.refuse(body.at(name), text.length() + " characters");
        }
        return text;
    }
}
