/** What hovers, hints, menus and reports say beside the findings. */

export interface SurfaceMessages {}
