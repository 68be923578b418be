package dev.purser.aws.trail;

import dev.purser.aws.selector.AdvancedSelector;
import java.util.List;

/**
 * Which events a trail takes: basic selectors or advanced ones, never both.
 *
 * @param basic empty where there are advanced ones
 * @param advanced empty where there are basic ones
 */
public record TrailSelectors(List<EventSelector> basic, List<AdvancedSelector> advanced) {
    /** What stands until others are put: everything. */
    public static final TrailSelectors DEFAULT = basic(List.of(EventSelector.DEFAULT));

    public TrailSelectors {
        basic = List.copyOf(basic);
        advanced = List.copyOf(advanced);
        if (basic.isEmpty() == advanced.isEmpty()) {
            throw new IllegalArgumentException("a trail has selectors of one kind");
        }
    }

    public static TrailSelectors basic(List<EventSelector> selectors) {
        return new TrailSelectors(selectors, List.of());
    }

    public static TrailSelectors advanced(List<AdvancedSelector> selectors) {
        return new TrailSelectors(List.of(), selectors);
    }
}
