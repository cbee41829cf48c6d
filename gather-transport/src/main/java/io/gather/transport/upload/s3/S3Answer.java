package io.gather.transport.upload.s3;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** What the server said. */
record S3Answer(int status, Headers headers, String body) {
    boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** An entity tag without its quotation marks; empty when there is none. */
    String tag() {
        return unquoted(headers.get("ETag"));
    }

    static String unquoted(@Nullable String tag) {
        return tag == null ? "" : tag.replace("\"", "").replaceFirst("^W/", "");
    }

    /** The name of the outermost element; null when it is no XML. */
    @Nullable
    String root() {
        try {
            XMLStreamReader reader = reader();
            reader.nextTag();
            return reader.getLocalName();
        } catch (XMLStreamException e) {
            return null;
        }
    }

    /** The text of the first element of that name; null when there is none, or no XML. */
    @Nullable
    String text(String name) {
        try {
            XMLStreamReader reader = reader();
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals(name)) {
                    return reader.getElementText();
                }
            }
            return null;
        } catch (XMLStreamException e) {
            return null;
        }
    }

    /** What is within each element of that name, text by element. */
    List<Map<String, String>> all(String name) throws XMLStreamException {
        List<Map<String, String>> found = new ArrayList<>();
        XMLStreamReader reader = reader();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals(name)) {
                Map<String, String> within = new HashMap<>();
                while (reader.nextTag() == XMLStreamConstants.START_ELEMENT) {
                    within.put(reader.getLocalName(), reader.getElementText());
                }
                found.add(within);
            }
        }
        return found;
    }

    private XMLStreamReader reader() throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new StringReader(body.strip()));
    }
}
