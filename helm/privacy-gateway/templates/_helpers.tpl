{{- define "gateway.name" -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}

{{- define "gateway.selector" -}}
app.kubernetes.io/name: privacy-gateway
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- /* Not the gateway's own: its Service must not lead to the pod of helm test. */ -}}
{{- define "gateway.test" -}}
app.kubernetes.io/name: privacy-gateway-test
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "gateway.labels" -}}
{{ include "gateway.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end -}}

{{- /* The policy is checked here as far as the chart depends on it; the gateway checks all of it when it starts. */ -}}
{{- define "gateway.policy" -}}
{{- $policy := fromYaml .Values.policies -}}
{{- if $policy.Error }}{{ fail "policies is no YAML" }}{{ end -}}
{{- $sink := dig "audit" "sink" "file" $policy -}}
{{- if ne $sink .Values.audit.sink }}{{ fail (printf "the policy says audit.sink: %s, the values say %s" $sink .Values.audit.sink) }}{{ end -}}
{{- if not $policy.principals }}{{ fail "the policy has no principals: outside loopback the gateway does not start without" }}{{ end -}}
{{- /* A replica that shares nothing would start, and count limits and keep stops and objections for itself. */ -}}
{{- if and (or .Values.autoscaling.enabled (gt (int .Values.replicas) 1)) (not (dig "replicas" "valkey" "" $policy)) }}{{ fail "several replicas, and the policy has no replicas.valkey: each would count limits and keep stops for itself" }}{{ end -}}
{{- $set := list (ternary "PRIVACY_GATEWAY_VALKEY" "" (ne .Values.secrets.valkey.name "")) (ternary "PRIVACY_GATEWAY_AUDIT_DATABASE" "" (ne .Values.secrets.postgresql.name "")) -}}
{{- range concat .Values.secrets.providers .Values.env }}{{ $set = append $set (.env | default .name) }}{{ end -}}
{{- range list (dig "replicas" "valkey" "env" "" $policy) (dig "audit" "postgresql" "env" "" $policy) }}
{{- if and . (not (has . $set)) }}{{ fail (printf "the policy reads the variable %s, and no secret of the values sets it" .) }}{{ end -}}
{{- end -}}
{{- .Values.policies -}}
{{- end -}}

{{- define "gateway.image" -}}
{{- $at := ternary (printf "@%s" .Values.image.digest) (printf ":%s" (.Values.image.tag | default .Chart.AppVersion)) (ne .Values.image.digest "") -}}
{{ .Values.image.repository }}{{ $at }}
{{- end -}}

{{- define "gateway.secret" -}}
- name: {{ .env }}
  valueFrom:
    secretKeyRef: {name: {{ .name }}, key: {{ .key }}}
{{ end -}}
