package dev.purser.delivery.object;

import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.RecordBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The records of a batch by where they belong: chains of indexes, each in the batch's order. Can be filled again. For one
 * thread.
 */
final class Groups {
    /** The end of a chain. */
    static final int END = -1;

    /** The records of one filing. */
    static final class Group {
        private final Filing filing;
        private final int head;
        private int tail;
        private int size = 1;

        private Group(Filing filing, int head) {
            this.filing = filing;
            this.head = head;
            this.tail = head;
        }

        Filing filing() {
            return filing;
        }

        /** Its first record; see {@link Groups#next}. */
        int head() {
            return head;
        }

        int size() {
            return size;
        }
    }

    private int[] next = new int[0];
    private final List<Group> groups = new ArrayList<>();

    /**
     * @param byFiling false to put all into one group
     */
    List<Group> split(RecordBuffer records, boolean byFiling) {
        int size = records.size();
        if (next.length < size) {
            next = new int[Math.max(size, 2 * next.length)];
        }
        Arrays.fill(next, 0, size, END);
        groups.clear();
        Map<Filing, Group> known = new HashMap<>();
        Group last = null;
        for (int record = 0; record < size; record++) {
            Filing filing = byFiling ? records.filing(record) : Filing.NONE;
            Group group = last;
            // Neighbours mostly belong together, and then share the object.
            if (group == null || group.filing != filing && !group.filing.equals(filing)) {
                group = known.get(filing);
            }
            if (group == null) {
                group = new Group(filing, record);
                known.put(filing, group);
                groups.add(group);
            } else {
                next[group.tail] = record;
                group.tail = record;
                group.size++;
            }
            last = group;
        }
        return groups;
    }

    /** The record of the same group after this one, or {@link #END}. */
    int next(int record) {
        return next[record];
    }
}
