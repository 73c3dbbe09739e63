/** What hovers, hints, menus and reports say beside the findings. In English. */
import type { SurfaceMessages } from '../surfaces.ts';

export const surfaceMessages: SurfaceMessages = {};
