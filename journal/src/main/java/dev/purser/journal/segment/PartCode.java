package dev.purser.journal.segment;

import dev.purser.event.PartName;

/** The numbers that stand for private parts in a frame; a number is never given to another part. */
final class PartCode {
    private PartCode() {}

    static byte of(PartName name) {
        return switch (name) {
            case ACTOR -> 1;
            case CLIENT -> 2;
            case SUBJECT -> 3;
            case DATA -> 4;
            case RAW -> 5;
        };
    }

    /**
     * @throws BadFrameException if there is no such part
     */
    static PartName name(byte code) {
        return switch (code) {
            case 1 -> PartName.ACTOR;
            case 2 -> PartName.CLIENT;
            case 3 -> PartName.SUBJECT;
            case 4 -> PartName.DATA;
            case 5 -> PartName.RAW;
            default -> throw new BadFrameException("no private part has the number " + code);
        };
    }
}
