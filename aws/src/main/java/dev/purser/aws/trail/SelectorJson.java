package dev.purser.aws.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.aws.selector.AdvancedSelectorJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Selectors as CloudTrail writes them in JSON; they are stored in that form too. */
public final class SelectorJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SelectorJson() {}

    /** As they are stored; what they are shows in them. */
    static String stored(TrailSelectors selectors) {
        return (selectors.advanced().isEmpty()
                        ? write(selectors.basic())
                        : AdvancedSelectorJson.write(selectors.advanced()))
                .toString();
    }

    static TrailSelectors read(String stored) {
        JsonNode selectors = tree(stored);
        return AdvancedSelectorJson.isOne(selectors.path(0))
                ? TrailSelectors.advanced(AdvancedSelectorJson.read(selectors))
                : TrailSelectors.basic(basic(selectors));
    }

    /** {@code EventSelectors}. */
    public static ArrayNode write(List<EventSelector> selectors) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (EventSelector one : selectors) {
            ObjectNode object = all.addObject();
            object.put("ReadWriteType", one.readWrite().text());
            object.put("IncludeManagementEvents", one.managementEvents());
            ArrayNode resources = object.putArray("DataResources");
            for (EventSelector.DataResource resource : one.dataResources()) {
                texts(resources.addObject().put("Type", resource.type()).putArray("Values"), resource.values());
            }
            texts(object.putArray("ExcludeManagementEventSources"), one.excludedSources());
        }
        return all;
    }

    private static void texts(ArrayNode to, List<String> texts) {
        texts.forEach(to::add);
    }

    private static List<EventSelector> basic(JsonNode stored) {
        List<EventSelector> selectors = new ArrayList<>();
        for (JsonNode one : stored) {
            List<EventSelector.DataResource> resources = new ArrayList<>();
            one.get("DataResources")
                    .forEach(resource -> resources.add(new EventSelector.DataResource(
                            resource.get("Type").textValue(), texts(resource.get("Values")))));
            String readWrite = one.get("ReadWriteType").textValue();
            selectors.add(new EventSelector(
                    Arrays.stream(EventSelector.ReadWrite.values())
                            .filter(value -> value.text().equals(readWrite))
                            .findFirst()
                            .orElseThrow(),
                    one.get("IncludeManagementEvents").booleanValue(),
                    resources,
                    texts(one.get("ExcludeManagementEventSources"))));
        }
        return selectors;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.textValue()));
        return texts;
    }

    static String tags(Map<String, String> tags) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(tags).forEach(object::put);
        return object.toString();
    }

    static Map<String, String> tags(String stored) {
        Map<String, String> tags = new TreeMap<>();
        tree(stored)
                .properties()
                .forEach(one -> tags.put(one.getKey(), one.getValue().textValue()));
        return tags;
    }

    private static JsonNode tree(String stored) {
        try {
            return MAPPER.readTree(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored trail cannot be read", e);
        }
    }
}
