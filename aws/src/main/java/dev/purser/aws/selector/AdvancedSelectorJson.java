package dev.purser.aws.selector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.aws.selector.FieldSelector.Operator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Advanced event selectors as CloudTrail writes them in JSON, read by its rules. */
public final class AdvancedSelectorJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_CONDITIONS = 500;
    private static final int LONGEST_NAME = 1000;
    private static final int LONGEST = 2048;
    private static final String FIELDS = "FieldSelectors";
    private static final String TYPE = "resources.type";

    private static final Set<String> KNOWN = Set.of(
            AdvancedSelector.CATEGORY,
            "eventName",
            "eventSource",
            "eventType",
            "errorCode",
            "readOnly",
            TYPE,
            "resources.ARN",
            "sessionCredentialFromConsole",
            "userIdentity.arn",
            "vpcEndpointId");

    /** Fields that take no other operator than Equals. */
    private static final Set<String> EXACT = Set.of(AdvancedSelector.CATEGORY, "readOnly", TYPE);

    private AdvancedSelectorJson() {}

    /**
     * @throws IllegalArgumentException with the reason, in words for whoever sent them
     */
    public static List<AdvancedSelector> read(JsonNode array) {
        if (!array.isArray() || array.isEmpty()) {
            throw new IllegalArgumentException("A list of at least one advanced event selector is wanted.");
        }
        List<AdvancedSelector> selectors = new ArrayList<>();
        int conditions = 0;
        for (JsonNode one : array) {
            AdvancedSelector selector = selector(one);
            conditions += selector.fields().stream()
                    .flatMap(field -> field.tests().values().stream())
                    .mapToInt(List::size)
                    .sum();
            if (conditions > MOST_CONDITIONS) {
                throw new IllegalArgumentException(
                        "All advanced selectors of a trail have at most " + MOST_CONDITIONS + " values.");
            }
            selectors.add(selector);
        }
        return List.copyOf(selectors);
    }

    /** The same of a text. */
    public static List<AdvancedSelector> read(String json) {
        try {
            return read(MAPPER.readTree(json));
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException("The advanced event selectors are no JSON.", noJson);
        }
    }

    private static AdvancedSelector selector(JsonNode node) {
        JsonNode fields = node.path(FIELDS);
        if (!node.isObject() || !fields.isArray() || fields.isEmpty()) {
            throw new IllegalArgumentException("An advanced event selector has a list FieldSelectors.");
        }
        Optional<String> name = Optional.of(node.path("Name"))
                .filter(given -> !given.isMissingNode() && !given.isNull())
                .map(given -> text(given, LONGEST_NAME, "Name"));
        List<FieldSelector> all = new ArrayList<>();
        fields.forEach(field -> all.add(field(field)));
        require(all);
        return new AdvancedSelector(name, all);
    }

    /** What CloudTrail demands of a selector as a whole. */
    private static void require(List<FieldSelector> fields) {
        List<String> category = equal(fields, AdvancedSelector.CATEGORY);
        if (category.size() != 1 || !Set.of("Management", "Data").contains(category.getFirst())) {
            throw new IllegalArgumentException(
                    "eventCategory must be there once and equal Management or Data, which is all that there is here.");
        }
        if (category.getFirst().equals("Data") && equal(fields, TYPE).size() != 1) {
            throw new IllegalArgumentException("A selector of Data events must have one resources.type.");
        }
        if (!equal(fields, "readOnly").stream().allMatch(value -> value.equals("true") || value.equals("false"))) {
            throw new IllegalArgumentException("readOnly equals true or false.");
        }
    }

    private static List<String> equal(List<FieldSelector> fields, String name) {
        return fields.stream()
                .filter(one -> one.field().equals(name))
                .flatMap(one -> one.tests().get(Operator.EQUALS).stream())
                .toList();
    }

    private static FieldSelector field(JsonNode node) {
        String name = node.path("Field").asText("");
        if (!KNOWN.contains(name)) {
            throw new IllegalArgumentException(
                    "Field is one of " + KNOWN.stream().sorted().toList() + ".");
        }
        Map<Operator, List<String>> tests = new EnumMap<>(Operator.class);
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            boolean nothing = member.getValue().isNull()
                    || member.getValue().isArray() && member.getValue().isEmpty();
            if (member.getKey().equals("Field") || nothing) {
                continue;
            }
            Operator operator = Operator.of(member.getKey())
                    .orElseThrow(() -> new IllegalArgumentException("There is no such operator of a field selector."));
            tests.put(operator, texts(member.getValue()));
        }
        if (tests.isEmpty()) {
            throw new IllegalArgumentException("A field selector has at least one operator with a value.");
        }
        if (EXACT.contains(name) && !tests.keySet().equals(Set.of(Operator.EQUALS))) {
            throw new IllegalArgumentException(name + " takes Equals only.");
        }
        return new FieldSelector(name, tests);
    }

    private static List<String> texts(JsonNode array) {
        if (!array.isArray()) {
            throw new IllegalArgumentException("The values of an operator are a list.");
        }
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(text(one, LONGEST, "A value")));
        return texts;
    }

    private static String text(JsonNode node, int longest, String what) {
        String text = node.isTextual() ? node.textValue() : "";
        boolean clean = text.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
        if (text.isEmpty() || text.length() > longest || !clean) {
            throw new IllegalArgumentException(what + " is a text of 1 to " + longest + " characters.");
        }
        return text;
    }

    public static ArrayNode write(List<AdvancedSelector> selectors) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (AdvancedSelector one : selectors) {
            ObjectNode object = all.addObject();
            one.name().ifPresent(name -> object.put("Name", name));
            ArrayNode fields = object.putArray(FIELDS);
            for (FieldSelector field : one.fields()) {
                ObjectNode written = fields.addObject().put("Field", field.field());
                field.tests().forEach((operator, texts) -> {
                    ArrayNode values = written.putArray(operator.text());
                    texts.forEach(values::add);
                });
            }
        }
        return all;
    }

    /** Whether that is a selector of this kind, and not a basic one. */
    public static boolean isOne(JsonNode selector) {
        return selector.has(FIELDS);
    }
}
