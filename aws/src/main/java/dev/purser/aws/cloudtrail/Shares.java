package dev.purser.aws.cloudtrail;

import dev.purser.event.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an event's targets are shared out among its records. */
final class Shares {
    private Shares() {}

    /** The targets of each record, or null if one record is about all of them. */
    static List<List<Target>> of(List<Target> targets, Subject subject, Form form) {
        if (targets.size() < 2) {
            return null;
        }
        return switch (subject.share()) {
            case ALL -> null;
            case EACH -> targets.stream().map(List::of).toList();
            case REPOSITORY -> byRepository(targets);
            case RUN -> runs(targets, form.imagesPerEvent);
        };
    }

    private static List<List<Target>> byRepository(List<Target> targets) {
        Optional<String> first = targets.getFirst().repository();
        boolean one = true;
        for (int i = 1; i < targets.size() && one; i++) {
            one = targets.get(i).repository().equals(first);
        }
        if (one) {
            return null;
        }
        Map<Optional<String>, List<Target>> groups = new LinkedHashMap<>();
        targets.forEach(target -> groups.computeIfAbsent(target.repository(), name -> new ArrayList<>())
                .add(target));
        return List.copyOf(groups.values());
    }

    /** Images of one repository, at most so many in one share; the tags of one image stay together. */
    private static List<List<Target>> runs(List<Target> targets, int most) {
        List<List<Target>> groups = byRepository(targets);
        List<List<Target>> shares = new ArrayList<>();
        for (List<Target> group : groups == null ? List.of(targets) : groups) {
            List<Target> share = new ArrayList<>();
            int images = 0;
            for (int i = 0; i < group.size(); i++) {
                boolean more = i == 0 || !sameImage(group.get(i - 1), group.get(i));
                if (more && images == most) {
                    shares.add(share);
                    share = new ArrayList<>();
                    images = 0;
                }
                images += more ? 1 : 0;
                share.add(group.get(i));
            }
            shares.add(share);
        }
        return shares.size() == 1 ? null : shares;
    }

    /** True if two targets that follow each other are tags of one image. */
    static boolean sameImage(Target one, Target other) {
        return one.digest().isPresent() && one.digest().equals(other.digest());
    }
}
