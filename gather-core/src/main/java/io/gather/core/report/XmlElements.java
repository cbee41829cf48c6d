package io.gather.core.report;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.jspecify.annotations.Nullable;

/** Indented elements over StAX; any text is safe. */
final class XmlElements {
    private final XMLStreamWriter out;
    private int depth;
    private boolean open;

    XmlElements(XMLStreamWriter out) {
        this.out = out;
    }

    void startDocument() throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
    }

    void endDocument() throws XMLStreamException {
        out.writeCharacters("\n");
        out.writeEndDocument();
        out.flush();
    }

    /** @param attributes names and values, in turn */
    void start(String name, String... attributes) throws XMLStreamException {
        indent();
        out.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], PlainText.forXml(attributes[i + 1]));
        }
        depth++;
        open = true;
    }

    void end() throws XMLStreamException {
        depth--;
        if (!open) {
            indent();
        }
        out.writeEndElement();
        open = false;
    }

    /** Nothing at all where there is no text. */
    void text(String name, @Nullable String text) throws XMLStreamException {
        if (text != null) {
            indent();
            out.writeStartElement(name);
            out.writeCharacters(PlainText.forXml(text));
            out.writeEndElement();
            open = false;
        }
    }

    private void indent() throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(depth));
    }
}
