package io.whence.trace;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.datatype.XMLGregorianCalendar;
import org.jspecify.annotations.Nullable;
import org.openprovenance.prov.model.Attribute;
import org.openprovenance.prov.model.Document;
import org.openprovenance.prov.model.Namespace;
import org.openprovenance.prov.model.QualifiedName;
import org.openprovenance.prov.model.QualifiedNameUtils;
import org.openprovenance.prov.model.Statement;
import org.openprovenance.prov.vanilla.ProvFactory;

/** Reads PROV-JSON into ProvToolbox's model, by the W3C member submission; whatever it does not know fails the test. */
final class ProvJson {
    private static final List<Attribute> NONE = List.of();

    private final ProvFactory factory = ProvFactory.getFactory();
    private final Map<String, String> prefixes = new TreeMap<>(Map.of("prov", "http://www.w3.org/ns/prov#"));
    private final Document document = factory.newDocument();

    private ProvJson() {}

    static Document read(Json json) {
        ProvJson reader = new ProvJson();
        FieldReader fields = new FieldReader("", json);
        Namespace namespace = reader.factory.newNamespace();
        FieldReader prefixes = fields.object("prefix");
        for (String prefix : prefixes.names()) {
            reader.prefixes.put(prefix, prefixes.text(prefix));
            namespace.register(prefix, prefixes.text(prefix));
        }
        for (String section : fields.names()) {
            if (!section.equals("prefix")) {
                FieldReader records = fields.object(section);
                records.names().forEach(id -> reader.add(section, id, records.object(id)));
            }
        }
        reader.document.setNamespace(namespace);
        return reader.document;
    }

    private void add(String section, String id, FieldReader record) {
        Statement statement =
                section.matches("entity|agent|activity") ? element(section, id, record) : relation(section, record);
        record.end();
        document.getStatementOrBundle().add(statement);
    }

    private Statement element(String section, String id, FieldReader record) {
        return switch (section) {
            case "entity" -> factory.newEntity(name(id), attributes(record));
            case "agent" -> factory.newAgent(name(id));
            default ->
                factory.newActivity(name(id), time(record, "prov:startTime"), time(record, "prov:endTime"), NONE);
        };
    }

    private Statement relation(String section, FieldReader record) {
        return switch (section) {
            case "wasAttributedTo" ->
                factory.newWasAttributedTo(null, name(record, "prov:entity"), name(record, "prov:agent"));
            case "wasAssociatedWith" ->
                factory.newWasAssociatedWith(
                        null, name(record, "prov:activity"), name(record, "prov:agent"), name(record, "prov:plan"));
            case "used" ->
                factory.newUsed(
                        null, name(record, "prov:activity"), name(record, "prov:entity"), time(record, "prov:time"));
            case "wasGeneratedBy" ->
                factory.newWasGeneratedBy(
                        null,
                        name(record, "prov:entity"),
                        name(record, "prov:activity"),
                        time(record, "prov:time"),
                        NONE);
            case "wasInvalidatedBy" ->
                factory.newWasInvalidatedBy(
                        null,
                        name(record, "prov:entity"),
                        name(record, "prov:activity"),
                        time(record, "prov:time"),
                        NONE);
            case "wasDerivedFrom" ->
                factory.newWasDerivedFrom(null, name(record, "prov:generatedEntity"), name(record, "prov:usedEntity"));
            default -> throw new AssertionError("unknown section " + section);
        };
    }

    private List<Attribute> attributes(FieldReader record) {
        List<Attribute> attributes = new ArrayList<>();
        record.textIfPresent("whence:state")
                .ifPresent(state ->
                        attributes.add(factory.newOther(name("whence:state"), state, factory.getName().XSD_STRING)));
        record.objectIfPresent("prov:type").ifPresent(type -> {
            if (!type.text("type").equals("prov:QUALIFIED_NAME")) {
                throw new AssertionError("type " + type.text("type"));
            }
            attributes.add(factory.newType(name(type.text("$")), factory.getName().PROV_QUALIFIED_NAME));
        });
        return attributes;
    }

    private @Nullable QualifiedName name(FieldReader record, String member) {
        return record.textIfPresent(member).map(this::name).orElse(null);
    }

    private QualifiedName name(String qualified) {
        int colon = qualified.indexOf(':');
        String prefix = qualified.substring(0, colon);
        String uri = prefixes.get(prefix);
        if (uri == null) {
            throw new AssertionError("prefix of " + qualified);
        }
        return factory.newQualifiedName(uri, escaped(qualified.substring(colon + 1)), prefix);
    }

    /** ProvToolbox keeps local names as PROV-N writes them, but cannot read a dot before an escaped dot itself. */
    private static String escaped(String local) {
        String stem = local.replaceAll("\\.+$", "");
        return new QualifiedNameUtils().escapeProvLocalName(stem) + "\\.".repeat(local.length() - stem.length());
    }

    private @Nullable XMLGregorianCalendar time(FieldReader record, String member) {
        return record.textIfPresent(member).map(factory::newISOTime).orElse(null);
    }
}
