package dev.purser.aws.cloudtrail;

import dev.purser.aws.selector.AdvancedSelector;
import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordWriter;
import java.util.List;

/** Writes only the records that a selector takes. For one thread. */
final class SelectingWriter implements RecordWriter {
    private final RecordWriter all;
    private final List<AdvancedSelector> selectors;
    private final RecordBuffer written = new RecordBuffer();
    private final RecordFields fields = new RecordFields();

    SelectingWriter(RecordWriter all, List<AdvancedSelector> selectors) {
        this.all = all;
        this.selectors = selectors;
    }

    @Override
    public int write(AuditEvent event, RecordBuffer to) {
        written.clear();
        written.begin(to.sequence(), event);
        all.write(event, written);
        int taken = 0;
        for (int i = 0; i < written.size(); i++) {
            if (AdvancedSelector.anyTakes(selectors, fields.read(written.copy(i))::of)) {
                to.append(written, i);
                taken++;
            }
        }
        return taken;
    }
}
