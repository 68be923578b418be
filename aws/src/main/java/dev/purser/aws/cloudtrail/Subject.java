package dev.purser.aws.cloudtrail;

import dev.purser.event.Target;
import dev.purser.event.TargetType;
import java.util.ArrayList;
import java.util.List;

/** What a call is about: which targets its events have, and how many of them go into one record. */
enum Subject {
    /** Nothing that the record names. */
    NOTHING(Share.ALL) {
        @Override
        List<Target> targets(Draft draft) {
            return List.of();
        }
    },
    /** One image; each more is a record of its own. */
    IMAGE(Share.EACH) {
        @Override
        List<Target> targets(Draft draft) {
            return draft.repository == null && draft.images.isEmpty()
                    ? List.of()
                    : List.of(image(draft, draft.image()));
        }
    },
    /** Images of one repository; the repository itself where none is named. */
    IMAGES(Share.REPOSITORY) {
        @Override
        List<Target> targets(Draft draft) {
            if (draft.images.isEmpty()) {
                return REPOSITORY.targets(draft);
            }
            List<Target> targets = new ArrayList<>(draft.images.size());
            draft.images.forEach(one -> targets.add(image(draft, one)));
            return targets;
        }
    },
    /** Images of one repository that are deleted. */
    DELETED_IMAGES(Share.REPOSITORY) {
        @Override
        List<Target> targets(Draft draft) {
            return DeletedImages.targets(draft);
        }
    },
    /** One layer. */
    LAYER(Share.EACH) {
        @Override
        List<Target> targets(Draft draft) {
            return LAYERS.targets(draft);
        }
    },
    /** Layers of one repository. */
    LAYERS(Share.REPOSITORY) {
        @Override
        List<Target> targets(Draft draft) {
            if (draft.names.isEmpty()) {
                return REPOSITORY.targets(draft);
            }
            List<Target> targets = new ArrayList<>(draft.names.size());
            draft.names.forEach(digest ->
                    targets.add(draft.target(TargetType.LAYER).digest(digest).build()));
            return targets;
        }
    },
    /** An upload; its name is the upload's id. */
    UPLOAD(Share.EACH) {
        @Override
        List<Target> targets(Draft draft) {
            if (draft.repository == null && draft.name == null) {
                return List.of();
            }
            Target.Builder target = Target.builder(TargetType.UPLOAD);
            if (draft.repository != null) {
                target = Draft.within(target, draft.repository);
            }
            if (draft.name != null) {
                target.name(draft.name);
            }
            return List.of(target.build());
        }
    },
    /** One repository. */
    REPOSITORY(Share.EACH) {
        @Override
        List<Target> targets(Draft draft) {
            return draft.repository == null
                    ? List.of()
                    : List.of(draft.target(TargetType.REPOSITORY).build());
        }
    },
    /** Any number of repositories. */
    REPOSITORIES(Share.ALL) {
        @Override
        List<Target> targets(Draft draft) {
            List<Target> targets = new ArrayList<>(draft.names.size());
            draft.names.forEach(name -> targets.add(
                    Draft.named(Target.builder(TargetType.REPOSITORY), name).build()));
            return targets;
        }
    },
    /** A trail. */
    ROUTE(Share.EACH) {
        @Override
        List<Target> targets(Draft draft) {
            return named(TargetType.ROUTE, draft);
        }
    },
    /** Any number of trails. */
    ROUTES(Share.ALL) {
        @Override
        List<Target> targets(Draft draft) {
            return draft.names.stream()
                    .map(name -> Target.builder(TargetType.ROUTE).name(name).build())
                    .toList();
        }
    },
    /** A setting of the account. */
    SETTING(Share.EACH) {
        @Override
        List<Target> targets(Draft draft) {
            return named(TargetType.SETTING, draft);
        }
    },
    /** A policy run over images of one repository. */
    EXPIRED_IMAGES(Share.RUN) {
        @Override
        List<Target> targets(Draft draft) {
            return IMAGES.targets(draft);
        }
    };

    /** How an event's targets are shared out among records. */
    enum Share {
        /** A record each. */
        EACH,
        /** A record for each repository. */
        REPOSITORY,
        /** As many images as one record of a run holds. */
        RUN,
        /** One record. */
        ALL
    }

    private final Share share;

    Subject(Share share) {
        this.share = share;
    }

    Share share() {
        return share;
    }

    /** The targets that were read. */
    abstract List<Target> targets(Draft draft);

    private static List<Target> named(TargetType type, Draft draft) {
        return draft.name == null
                ? List.of()
                : List.of(Target.builder(type).name(draft.name).build());
    }

    /** An image, or a signature where the tag says so. */
    static Target image(Draft draft, Draft.Image one) {
        Target.Builder target = draft.target(Signatures.isSignature(one.tag) ? TargetType.SIGNATURE : TargetType.IMAGE);
        if (one.tag != null) {
            target.tag(one.tag);
        }
        if (one.digest != null) {
            target.digest(one.digest);
        }
        if (one.mediaType != null) {
            target.mediaType(one.mediaType);
        }
        if (one.outcome != null) {
            target.outcome(one.outcome);
        }
        return target.build();
    }
}
