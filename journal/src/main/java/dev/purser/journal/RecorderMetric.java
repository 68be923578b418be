package dev.purser.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What the recorder counts. */
enum RecorderMetric {
    /** Available actions that were served without a record while the journal could not be written. */
    UNRECORDED("purser.recorder.unrecorded", "Actions served without a record, told of by gap events"),
    /** Events of committed changes that the takeover had to append. */
    TAKEN_OVER("purser.recorder.takenover", "Events of committed changes appended by the takeover"),
    /** Refusals that share an event with others alike. */
    FOLDED("purser.recorder.folded", "Refusals that were told by an event that stands for several");

    private final String text;
    private final String description;

    RecorderMetric(String text, String description) {
        this.text = text;
        this.description = description;
    }

    Counter counter(MeterRegistry metrics) {
        return Counter.builder(text).description(description).register(metrics);
    }
}
