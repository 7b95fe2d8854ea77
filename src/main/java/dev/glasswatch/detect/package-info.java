/**
 * The detector plug-in interface; each detector is one sub-package and is found on the class path
 * through {@link java.util.ServiceLoader}. A detector reads planes, sound and packets and emits
 * observations; it knows nothing of incidents or alerts.
 */
@NullMarked
package dev.glasswatch.detect;

import org.jspecify.annotations.NullMarked;
