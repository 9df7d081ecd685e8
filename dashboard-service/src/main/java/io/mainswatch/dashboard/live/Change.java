package io.mainswatch.dashboard.live;

import io.mainswatch.common.db.Watermark;

/** One row of the journal: of which kind and home, the resource's id, and its place in the order of all changes. */
record Change(Watermark mark, String homeId, String kind, String subject) {}
