package dev.purser.kql.host;

import dev.purser.kql.type.Json;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML as a dynamic: attributes as {@code @name}, text as {@code #text}, repeated elements as arrays. No DTD, no entity. */
final class XmlText {
    private static final int DEEPEST = 100;

    private XmlText() {}

    /** The JSON of a document, or {@code null} where it is none or too deep. */
    static String json(String text) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader in = factory.createXMLStreamReader(new StringReader(text));
            ArrayDeque<Map<String, Object>> open = new ArrayDeque<>();
            Map<String, Object> root = new LinkedHashMap<>();
            open.push(root);
            while (in.hasNext()) {
                switch (in.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        Map<String, Object> element = new LinkedHashMap<>();
                        for (int i = 0; i < in.getAttributeCount(); i++) {
                            element.put("@" + in.getAttributeLocalName(i), in.getAttributeValue(i));
                        }
                        open.push(element);
                        if (open.size() > DEEPEST) {
                            return null;
                        }
                    }
                    case XMLStreamConstants.CHARACTERS -> {
                        if (!in.isWhiteSpace()) {
                            open.element().merge("#text", in.getText(), (a, b) -> "" + a + b);
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> close(open, in.getLocalName());
                    default -> {}
                }
            }
            return Json.write(root);
        } catch (XMLStreamException e) {
            return null;
        }
    }

    private static void close(ArrayDeque<Map<String, Object>> open, String name) {
        Map<String, Object> element = open.pop();
        boolean plain = element.size() == 1 && element.containsKey("#text");
        Object value = element.isEmpty() ? null : plain ? element.get("#text") : element;
        Map<String, Object> parent = open.element();
        if (parent.get(name) instanceof List<?> list) {
            List<Object> longer = new ArrayList<>(list);
            longer.add(value);
            parent.put(name, longer);
        } else if (parent.containsKey(name)) {
            List<Object> both = new ArrayList<>();
            both.add(parent.get(name));
            both.add(value);
            parent.put(name, both);
        } else {
            parent.put(name, value);
        }
    }
}
