package io.whence.claims.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** One XML document of one namespace, written in order into memory. */
final class XmlText {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter writer;

    /** A step of writing. */
    @FunctionalInterface
    private interface Step {
        void write(XMLStreamWriter writer) throws XMLStreamException;
    }

    XmlText(String root, String namespace) {
        try {
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
        } catch (XMLStreamException e) {
            throw unwritten(e);
        }
        step(to -> {
            to.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            to.writeStartElement(root);
            to.writeDefaultNamespace(namespace);
        });
    }

    /** An element and what stands in it. */
    XmlText in(String name, Runnable content) {
        step(to -> to.writeStartElement(name));
        content.run();
        step(XMLStreamWriter::writeEndElement);
        return this;
    }

    XmlText text(String name, String value) {
        step(to -> {
            to.writeStartElement(name);
            to.writeCharacters(value);
            to.writeEndElement();
        });
        return this;
    }

    /** An amount with its currency as attribute {@code Ccy}. */
    XmlText amount(String name, String currency, String value) {
        step(to -> {
            to.writeStartElement(name);
            to.writeAttribute("Ccy", currency);
            to.writeCharacters(value);
            to.writeEndElement();
        });
        return this;
    }

    byte[] end() {
        step(to -> {
            to.writeEndElement();
            to.writeEndDocument();
            to.close();
        });
        return bytes.toByteArray();
    }

    private void step(Step step) {
        try {
            step.write(writer);
        } catch (XMLStreamException e) {
            throw unwritten(e);
        }
    }

    private static IllegalStateException unwritten(XMLStreamException cause) {
        return new IllegalStateException("a message cannot be written to memory", cause);
    }
}
