package io.whence.claims.message;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.value.Currency;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What messages need of parties and what never stands on the ledger: names, accounts, business figures.
 *
 * @param portfolio the portfolio number that a modeller files covers under
 */
public record Particulars(String portfolio, SortedMap<String, Holder> parties) {
    private static final int NAME_MAX = 100;
    private static final int CODE_MAX = 5;
    private static final Pattern PORTFOLIO = Pattern.compile("[A-Za-z0-9-]{1,20}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern BIC = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}");
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 -]{0,32}[A-Za-z0-9]");

    public Particulars {
        parties = Collections.unmodifiableSortedMap(new TreeMap<>(parties));
    }

    /** One party. */
    public record Holder(
            String name, Optional<String> country, Optional<Account> account, Optional<Business> business) {}

    /** An account at a bank; {@code number} is an IBAN, or what its bank calls it. */
    public record Account(String number, boolean iban, String bic) {}

    /** What a party does, by a published scheme, and its yearly revenue. */
    public record Business(String industryScheme, long industryCode, long annualRevenueMinorUnits, Currency currency) {}

    /** Reads particulars; what is not known is refused by name. */
    public static Particulars read(Json json) {
        FieldReader fields = new FieldReader("", json);
        String portfolio = fields.textIfPresent("portfolio").orElse("1");
        require(PORTFOLIO.matcher(portfolio).matches(), MessageRule.TEXT_TOO_LONG, "portfolio", portfolio);
        FieldReader parties = fields.object("parties");
        TreeMap<String, Holder> holders = new TreeMap<>();
        parties.names().forEach(party -> holders.put(party, holder(parties.object(party))));
        fields.end();
        return new Particulars(portfolio, holders);
    }

    /** A party's particulars, which a message cannot do without. */
    Holder holder(String party) {
        return Optional.ofNullable(parties.get(party)).orElseThrow(() -> missing(party));
    }

    Account account(String party) {
        return holder(party).account().orElseThrow(() -> missing(party + ".account"));
    }

    Business business(String party) {
        return holder(party).business().orElseThrow(() -> missing(party + ".business"));
    }

    private static RuntimeException missing(String field) {
        return MessageRule.PARTICULAR_MISSING.refuse("parties." + field, "absent");
    }

    private static Holder holder(FieldReader fields) {
        String name = fields.text("name");
        require(!name.isBlank() && name.length() <= NAME_MAX, MessageRule.TEXT_TOO_LONG, fields.at("name"), name);
        Optional<String> country = fields.textIfPresent("country");
        country.ifPresent(code ->
                require(COUNTRY.matcher(code).matches(), MessageRule.TEXT_TOO_LONG, fields.at("country"), code));
        Holder holder = new Holder(
                name,
                country,
                fields.objectIfPresent("account").map(Particulars::account),
                fields.objectIfPresent("business").map(Particulars::business));
        fields.end();
        return holder;
    }

    private static Account account(FieldReader fields) {
        Optional<String> iban = fields.textIfPresent("iban");
        Optional<String> other = fields.textIfPresent("number");
        String bic = fields.text("bic");
        boolean one = iban.isPresent() != other.isPresent();
        require(one, MessageRule.ACCOUNT_MALFORMED, fields.at("iban"), iban.orElse("absent"));
        require(BIC.matcher(bic).matches(), MessageRule.ACCOUNT_MALFORMED, fields.at("bic"), bic);
        iban.ifPresent(
                text -> require(IBAN.matcher(text).matches(), MessageRule.ACCOUNT_MALFORMED, fields.at("iban"), text));
        other.ifPresent(text ->
                require(NUMBER.matcher(text).matches(), MessageRule.ACCOUNT_MALFORMED, fields.at("number"), text));
        Account account = new Account(iban.or(() -> other).orElseThrow(), iban.isPresent(), bic);
        fields.end();
        return account;
    }

    private static Business business(FieldReader fields) {
        String scheme = fields.text("industryScheme");
        require(scheme.length() <= CODE_MAX, MessageRule.TEXT_TOO_LONG, fields.at("industryScheme"), scheme);
        Business business = new Business(
                scheme,
                fields.whole("industryCode", 0, Integer.MAX_VALUE),
                fields.minorUnits("annualRevenueMinorUnits"),
                fields.named("currency", Currency::new));
        fields.end();
        return business;
    }

    private static void require(boolean holds, MessageRule rule, String field, String value) {
        if (!holds) {
            throw rule.refuse(field, value);
        }
    }
}
