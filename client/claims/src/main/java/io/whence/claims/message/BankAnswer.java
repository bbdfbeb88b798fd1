package io.whence.claims.message;

import io.whence.model.claim.Account;
import io.whence.model.claim.Claim;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the bank booked: the entries of an ISO 20022 debit notification (camt.054, any version) that name a payment of a
 * claim. A booked debit confirms, a reversal says that the money came back.
 */
public record BankAnswer(String payment, Account.Stage answer) {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.054.001.";

    /** One transaction of an entry, as the bank states it. */
    private record Booked(String endToEndId, String amount, String currency, boolean reversal) {}

    /** The answers to a claim's instructed payments, in the order of the notification; other claims' are passed over. */
    public static List<BankAnswer> read(Claim claim, byte[] camt054) {
        Map<String, Account.Payment> instructed = new TreeMap<>();
        claim.account().payments().stream()
                .filter(payment -> payment.stage() == Account.Stage.INSTRUCTED)
                .forEach(payment ->
                        instructed.put(PaymentOrder.endToEndId(claim.basis().claim(), payment), payment));
        List<BankAnswer> answers = new Notification(camt054)
                .booked().stream()
                        .flatMap(booked -> Optional.ofNullable(instructed.get(booked.endToEndId())).stream()
                                .map(payment -> answer(claim, payment, booked)))
                        .toList();
        if (answers.isEmpty()) {
            throw MessageRule.PAYMENT_UNMATCHED.refuse(
                    "EndToEndId", claim.basis().claim());
        }
        return answers;
    }

    private static BankAnswer answer(Claim claim, Account.Payment payment, Booked booked) {
        boolean same = booked.currency().equals(claim.basis().currency().code())
                && Amounts.minorUnits(claim.basis().currency(), booked.amount()) == payment.minorUnits();
        if (!same) {
            throw MessageRule.AMOUNT_DIFFERS.refuse(booked.endToEndId(), booked.amount() + " " + booked.currency());
        }
        return new BankAnswer(payment.id(), booked.reversal() ? Account.Stage.FAILED : Account.Stage.CONFIRMED);
    }

    /** Reads a notification element by element; nothing outside the file is ever asked for. */
    private static final class Notification {
        private final Deque<String> path = new ArrayDeque<>();
        private final List<Booked> booked = new ArrayList<>();
        private Optional<String> reference = Optional.empty();
        private String amount = "";
        private String currency = "";
        private String status = "";
        private boolean reversal;

        Notification(byte[] xml) {
            try {
                XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
                factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
                factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
                factory.setProperty(XMLInputFactory.IS_COALESCING, true);
                walk(factory.createXMLStreamReader(new ByteArrayInputStream(xml)));
            } catch (XMLStreamException e) {
                throw MessageRule.NOT_A_NOTIFICATION.refuse("document", "no XML");
            }
        }

        List<Booked> booked() {
            return List.copyOf(booked);
        }

        private void walk(XMLStreamReader reader) throws XMLStreamException {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> opened(reader);
                    case XMLStreamConstants.CHARACTERS -> said(reader.getText().strip());
                    case XMLStreamConstants.END_ELEMENT -> closed();
                    default -> {}
                }
            }
        }

        private void opened(XMLStreamReader reader) {
            String namespace = String.valueOf(reader.getNamespaceURI());
            if (!namespace.startsWith(NAMESPACE)) {
                throw MessageRule.NOT_A_NOTIFICATION.refuse("document", namespace);
            }
            path.addLast(reader.getLocalName());
            if (at("Ntry")) {
                reversal = false;
                status = "";
            }
            if (at("Ntry", "Amt") || at("TxDtls", "Amt")) {
                currency = String.valueOf(reader.getAttributeValue(null, "Ccy"));
            }
        }

        private void said(String text) {
            if (text.isEmpty()) {
                return;
            }
            if (at("Ntry", "Amt") || at("TxDtls", "Amt")) {
                amount = text;
            } else if (at("Ntry", "Sts") || at("Sts", "Cd")) {
                status = text;
            } else if (at("Ntry", "RvslInd")) {
                reversal = text.equals("true") || text.equals("1");
            } else if (at("Refs", "EndToEndId")) {
                reference = Optional.of(text);
            }
        }

        private void closed() {
            if (at("TxDtls") && status.equals("BOOK")) {
                reference.ifPresent(id -> booked.add(new Booked(id, amount, currency, reversal)));
            }
            if (at("TxDtls")) {
                reference = Optional.empty();
            }
            path.removeLast();
        }

        /** Whether the path ends in these names. */
        private boolean at(String... names) {
            List<String> open = List.copyOf(path);
            int from = open.size() - names.length;
            return from >= 0 && open.subList(from, open.size()).equals(List.of(names));
        }
    }
}
