package dev.purser.aws.trail;

import dev.purser.event.Recording;

/** Where nothing can be delivered: no bucket is taken, so that no trail can be made. */
public final class NoDelivery implements TrailDelivery {
    @Override
    public void check(Trail trail) {
        throw TrailError.TRAIL_BUCKET_UNKNOWN.because("This server delivers to no bucket.");
    }

    @Override
    public void follow(Recording cause, Trail trail) {}

    @Override
    public void end(Recording cause, Trail trail) {}

    @Override
    public TrailStatus status(Trail trail) {
        return TrailStatus.NONE;
    }
}
