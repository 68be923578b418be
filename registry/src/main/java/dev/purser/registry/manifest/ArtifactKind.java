package dev.purser.registry.manifest;

import dev.purser.event.Action;
import dev.purser.event.TargetType;

/** Whether a manifest is an image (or any other artifact) or a signature: what its push, pull and deletion are called. */
public enum ArtifactKind {
    IMAGE(TargetType.IMAGE, Action.IMAGE_PUSH, Action.IMAGE_PULL, Action.IMAGE_DELETE, Action.IMAGE_UNTAG),
    SIGNATURE(
            TargetType.SIGNATURE,
            Action.SIGNATURE_WRITE,
            Action.SIGNATURE_READ,
            Action.SIGNATURE_DELETE,
            Action.SIGNATURE_DELETE);

    private final TargetType targetType;
    private final Action push;
    private final Action pull;
    private final Action delete;
    private final Action untag;

    ArtifactKind(TargetType targetType, Action push, Action pull, Action delete, Action untag) {
        this.targetType = targetType;
        this.push = push;
        this.pull = pull;
        this.delete = delete;
        this.untag = untag;
    }

    /** The type of the target in the record. */
    public TargetType targetType() {
        return targetType;
    }

    /** What PUT of its manifest is. */
    public Action push() {
        return push;
    }

    /** What GET of its manifest is; HEAD is {@link Action#IMAGE_CHECK} for both. */
    public Action pull() {
        return pull;
    }

    /** What DELETE of its manifest by digest is. */
    public Action delete() {
        return delete;
    }

    /** What DELETE of a tag that points at it is. */
    public Action untag() {
        return untag;
    }
}
