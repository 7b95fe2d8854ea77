package dev.glasswatch.alert.control;

import dev.glasswatch.alert.HeldBack.HoldReason;
import java.time.Instant;
import java.util.Optional;

/**
 * Why an alert is held back.
 *
 * @param why the reason
 * @param explanation a few words more
 * @param until when to look again; empty when only another transition can change it
 */
record Hold(HoldReason why, String explanation, Optional<Instant> until) {}
