// VigiePlan
